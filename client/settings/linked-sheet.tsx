import { openSettings } from '../app/router.ts';
import { Sheet } from '../ui/sheet.tsx';

export function LinkedSheet({ onClose }: { onClose(): void }) {
  const goToData = () => {
    onClose();
    openSettings('data');
  };
  return (
    <Sheet title="Another device is you now, too." onClose={onClose}>
      <p>It has your name, your rooms and your conversations. If it is not yours, delete everything.</p>
      <div class="actions">
        <button type="button" class="button strong" onClick={onClose}>
          It is mine
        </button>
        <button type="button" class="button" onClick={goToData}>
          Your data
        </button>
      </div>
    </Sheet>
  );
}
