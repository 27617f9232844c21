import { useState } from 'preact/hooks';
import { Confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icon.tsx';
import type { TalkDesk } from './talk-desk.ts';

export function BlockButton({ desk }: { desk: TalkDesk }) {
  const [isAsked, setAsked] = useState(false);
  if (!('talk' in desk.state.value)) return null;
  const close = () => setAsked(false);
  const block = () => {
    close();
    void desk.block();
  };
  return (
    <>
      <button type="button" class="button quiet" onClick={() => setAsked(true)}>
        <Icon name="block" />
        <span class="word">Block</span>
      </button>
      {isAsked && (
        <Confirm title="Block and go on" act="Block" onAct={block} onBack={close}>
          <p>The conversation ends, and the two of you are not matched again. They are not told why.</p>
        </Confirm>
      )}
    </>
  );
}
