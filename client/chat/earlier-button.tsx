import type { KeptChat } from './conversation-chat.ts';

export function EarlierButton({ chat }: { chat: KeptChat }) {
  if (!chat.hasEarlier.value) return null;
  return (
    <button type="button" class="button earlier" onClick={() => void chat.readEarlier()}>
      Earlier messages
    </button>
  );
}
