import type { Client } from '../app/client.ts';

/** What has become of Keep, for those who look. */
export function KeepNote({ client: { desk, keeping } }: { client: Client }) {
  const state = desk.state.value;
  const keep = keeping.keep.value;
  if (!('talk' in state) || keep.kind === 'unasked' || keep.matchId !== state.talk.match.matchId) return null;
  return (
    <p class="hint">
      {keep.kind === 'asked'
        ? 'You stay in touch if Stranger presses Keep, too.'
        : 'You both pressed Keep. Write leads to your conversation.'}
    </p>
  );
}
