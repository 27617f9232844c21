import { useState } from 'preact/hooks';
import { roomPath } from '../app/route.ts';
import { announce } from '../app/status.ts';
import { Icon } from '../ui/icon.tsx';
import { Lazily } from '../ui/lazily.tsx';

/** Leads to the address of the room, for others. */
export function ShareDoor({ room }: { room: string }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const load = async () => {
    const address = `${location.origin}${roomPath(room)}`;
    const { ShareSheet } = await import('./share-sheet.tsx');
    return () => <ShareSheet room={room} address={address} onClose={close} />;
  };
  const fail = () => {
    close();
    announce('The link could not be loaded. It is the address of this page.');
  };
  return (
    <>
      <button type="button" class="button" onClick={() => setOpen(true)}>
        <Icon name="share" />
        <span class="word">Share</span>
      </button>
      {isOpen && <Lazily load={load} onFail={fail} />}
    </>
  );
}
