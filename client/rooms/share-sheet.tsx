import { canCopy } from '../app/can-copy.ts';
import { announce } from '../app/status.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { Sheet } from '../ui/sheet.tsx';

interface ShareSheetProps {
  room: string;
  address: string;
  onClose(): void;
}

/** The address of a room, to be scanned or copied. */
export function ShareSheet({ room, address, onClose }: ShareSheetProps) {
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => announce('Copied.'),
      () => announce('Your browser did not let it be copied.'),
    );
  return (
    <Sheet title="Share this room" look="share" onClose={onClose}>
      <QrCode text={address} />
      <p>
        Whoever opens this address is in the room {room}:<code>{address}</code>
      </p>
      <div class="actions">
        {canCopy() && (
          <button type="button" class="button strong" onClick={() => void copy()}>
            Copy the link
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          Close
        </button>
      </div>
    </Sheet>
  );
}
