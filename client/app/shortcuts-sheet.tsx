import { signal } from '@preact/signals';
import { Sheet } from '../ui/sheet.tsx';

export const shortcutsShown = signal(false);

const keys = [
  ['Esc, then Esc', 'Skip to the next stranger'],
  ['Esc', 'Stop looking'],
  ['Enter', 'Send; with Shift a new line'],
  ['T or /', 'Write'],
  ['M', 'Microphone on or off'],
  ['V', 'Camera on or off'],
  ['B', 'Blur on or off'],
  ['P', "The stranger's picture in a window of its own"],
  ['F', 'Full screen'],
  ['F6', 'Next part of the screen; with Shift the one before'],
  ['?', 'This list'],
] as const;

const close = () => {
  shortcutsShown.value = false;
};

export function ShortcutsSheet() {
  return (
    <Sheet title="Shortcuts" onClose={close}>
      <dl class="key-list">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" class="actions">
        <button type="submit" class="button strong">
          Close
        </button>
      </form>
    </Sheet>
  );
}
