import { useState } from 'preact/hooks';
import { doesOf, keyLabel, keymapOf, keyOf, type LetterAction, letterActions } from '../app/keymap.ts';
import { prefer, preferences } from '../app/preferences.ts';
import { isComposing } from '../ui/is-composing.ts';
import { takenBy } from './taken-by.ts';
import { Toggle } from './toggle.tsx';

export function KeysSettings() {
  const { letterKeys, keymap } = preferences.value;
  const isOurs = Object.keys(keymap).length === 0;
  return (
    <>
      <Toggle
        label="Keys that are a single letter"
        hint="Off, they do nothing: for those who speak to their computer, or press keys by accident."
        isOn={letterKeys}
        onChange={(isOn) => prefer({ letterKeys: isOn })}
      />
      <div class="setting key-fields">
        {letterActions.map((action) => (
          <KeyField key={action} action={action} />
        ))}
      </div>
      <div class="actions">
        <button type="button" class="button" disabled={isOurs} onClick={() => prefer({ keymap: {} })}>
          Reset the keys
        </button>
      </div>
    </>
  );
}

/** Waits, once it is pressed, for the key that shall do this. */
function KeyField({ action }: { action: LetterAction }) {
  const [isWaiting, setWaiting] = useState(false);
  const [trouble, setTrouble] = useState('');
  const { keymap } = preferences.value;
  const label = keyLabel(keymapOf(keymap)[action]);

  function stop() {
    setWaiting(false);
    setTrouble('');
  }
  function take(event: KeyboardEvent) {
    if (!isWaiting || isComposing(event) || isPassing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return stop();
    const key = keyOf(event.key);
    if (!key) return setTrouble('That is no letter, digit or sign.');
    const other = takenBy(keymapOf(keymap), action, key);
    if (other) return setTrouble(`${keyLabel(key)} is taken: ${doesOf(other)}.`);
    prefer({ keymap: { ...keymap, [action]: key } });
    stop();
  }

  return (
    <div class="key-field">
      <span>{doesOf(action)}</span>
      <button
        type="button"
        class="button"
        aria-label={
          isWaiting ? `Press the new key: ${doesOf(action)}` : `${doesOf(action)}: ${label}. Change`
        }
        onClick={() => setWaiting(true)}
        onBlur={stop}
        onKeyDown={take}
      >
        {isWaiting ? 'Press a key…' : label}
      </button>
      <p class="setting-hint" role="alert">
        {trouble}
      </p>
    </div>
  );
}

/** Tab goes on, and keys that only go with others are not meant yet. */
const isPassing = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  ctrlKey || metaKey || altKey || ['Tab', 'Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(key);
