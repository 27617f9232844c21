import { useId } from 'preact/hooks';
import { Toggle } from './toggle.tsx';
import { type Privacy, usePrivacy } from './use-privacy.ts';

const labels: Record<keyof Privacy, string> = {
  readReceipts: 'Show that I have read what was written',
  typing: 'Show in direct messages that I am typing',
  presence: 'Show when I am online',
};

/** What the people one goes on talking with may notice. The server holds it. */
export function NoticedSettings() {
  const { privacy, isKnown, trouble, ask } = usePrivacy();
  const id = useId();
  return (
    <fieldset class="setting" aria-describedby={id}>
      <legend>Seen by people you go on talking with</legend>
      {(Object.keys(labels) as (keyof Privacy)[]).map((each) => (
        <Toggle
          key={each}
          label={labels[each]}
          isOn={privacy[each]}
          isDisabled={!isKnown}
          onChange={(isOn) => void ask({ [each]: isOn })}
        />
      ))}
      <p id={id} class="setting-hint">
        The same on all your devices. Each holds both ways: what you do not show, you do not see of them.
      </p>
      {trouble && (
        <>
          <p class="field-refusal">{trouble}</p>
          <div class="actions">
            <button type="button" class="button" onClick={() => void ask({})}>
              Try again
            </button>
          </div>
        </>
      )}
    </fieldset>
  );
}
