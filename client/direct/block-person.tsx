import { useState } from 'preact/hooks';
import { navigate } from '../app/router.ts';
import { announce } from '../app/status.ts';
import { Confirm } from '../ui/confirm.tsx';
import { Icon } from '../ui/icon.tsx';
import type { DirectDesk } from './direct-desk.ts';

interface BlockPersonProps {
  desk: DirectDesk;
  userId: string;
  isBlocked: boolean;
}

export function BlockPerson({ desk, userId, isBlocked }: BlockPersonProps) {
  const [isAsked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const block = async () => {
    const why = await desk.block(userId);
    setTrouble(why);
    if (why !== undefined) return;
    setAsked(false);
    announce('Blocked.');
    navigate('/d');
  };
  const unblock = async () => announce((await desk.unblock(userId)) ?? 'Unblocked.');
  return (
    <>
      <button
        type="button"
        class="button quiet"
        onClick={() => (isBlocked ? void unblock() : setAsked(true))}
      >
        <Icon name="block" />
        <span class="word">{isBlocked ? 'Unblock' : 'Block'}</span>
      </button>
      {isAsked && (
        <Confirm title="Block" act="Block" onAct={() => void block()} onBack={() => setAsked(false)}>
          <p>You get nothing more from them, and are not matched with them again. They are not told.</p>
          {trouble && <p class="field-refusal">{trouble}</p>}
        </Confirm>
      )}
    </>
  );
}
