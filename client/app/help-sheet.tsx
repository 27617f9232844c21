import { Sheet } from '../ui/sheet.tsx';
import { helpShown } from './help-shown.ts';
import { doesOf, keyLabel, keymapOf, letterActions } from './keymap.ts';
import { type Preferences, preferences } from './preferences.ts';
import { openSettings } from './router.ts';

const close = () => {
  helpShown.value = false;
};

const goToSettings = (section: 'connection' | 'keys') => () => {
  close();
  openSettings(section);
};

export function HelpSheet() {
  const set = preferences.value;
  return (
    <Sheet title="Help" onClose={close}>
      <ul class="plain-list">
        <li>Next ends a conversation at once, and nobody is told why. Block also keeps you two apart.</li>
        <li>Keep your name, address, school and workplace to yourself. Never send money.</li>
        <li>If someone is in danger, call your local emergency number.</li>
      </ul>
      <div class="actions">
        <button type="button" class="button" onClick={goToSettings('connection')}>
          Test my connection
        </button>
      </div>
      <h3>Keys</h3>
      <dl class="key-list">
        {[...keysOf(set), ...always].map(([key, does]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      {!set.letterKeys && <p class="hint">Keys that are a single letter are switched off.</p>}
      <form method="dialog" class="actions">
        <button type="submit" class="button strong">
          Close
        </button>
        <button type="button" class="button" onClick={goToSettings('keys')}>
          Change the keys
        </button>
      </form>
    </Sheet>
  );
}

type Row = [key: string, does: string];

const always: Row[] = [
  ['Enter', 'Send; with Shift a new line'],
  ['Page Up', 'Older messages, from an empty message box'],
  ['End', 'Newest message, from an empty message box'],
  ['Ctrl or ⌘ + K', 'Go to a room'],
  ['Alt + ↑ or ↓', 'The room or conversation above or below, first those with something unread'],
  ['F6', 'Next part of the screen; with Shift the one before'],
];

function keysOf({ escape: presses, letterKeys, keymap }: Preferences): Row[] {
  const keys = keymapOf(keymap);
  const letters = letterActions.map((action): Row => [keyLabel(keys[action]), doesOf(action)]);
  return [...escapeRows[presses], ...(letterKeys ? letters : [])];
}

const escapeRows: Record<Preferences['escape'], Row[]> = {
  double: [
    ['Esc, then Esc', 'On to the next stranger'],
    ['Esc', 'Stop looking; after a conversation, look for someone'],
  ],
  single: [['Esc', 'On to the next stranger; stop looking; after a conversation, look for someone']],
  off: [['Esc', 'Stop looking']],
};
