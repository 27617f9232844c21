import { useState } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import type { TalkDesk } from './talk-desk.ts';

export function BlockButton({ desk }: { desk: TalkDesk }) {
  const [isAsked, setAsked] = useState(false);
  if (!('talk' in desk.state.value)) return null;
  const close = () => setAsked(false);
  return (
    <>
      <button type="button" class="button quiet" onClick={() => setAsked(true)}>
        <Icon name="block" />
        <span class="word">Block</span>
      </button>
      {isAsked && (
        <Sheet title="Block and go on" onClose={close}>
          <p>The conversation ends, and the two of you are not matched again. They are not told why.</p>
          <div class="actions">
            <button
              type="button"
              class="button strong"
              onClick={() => {
                close();
                void desk.block();
              }}
            >
              Block
            </button>
            <button type="button" class="button" onClick={close}>
              Back
            </button>
          </div>
        </Sheet>
      )}
    </>
  );
}
