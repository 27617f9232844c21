import type { Mode } from '../../shared/events.ts';
import { myWishes } from '../matching/my-wishes.ts';
import { modes } from '../matching/wishes.ts';
import { Icon } from '../ui/icon.tsx';

const words: Record<Mode, { name: string; hint: string }> = {
  text: { name: 'Text', hint: 'Just write' },
  voice: { name: 'Voice', hint: 'Hear each other' },
  video: { name: 'Video', hint: 'See each other' },
};

export function ModeTiles() {
  return (
    <fieldset class="tiles">
      <legend class="spoken">How do you want to talk?</legend>
      {modes.map((mode) => (
        <label key={mode} class="tile">
          <input
            type="radio"
            name="mode"
            value={mode}
            aria-label={words[mode].name}
            checked={myWishes.value.mode === mode}
            onChange={() => {
              myWishes.value = { ...myWishes.peek(), mode };
            }}
          />
          <Icon name={mode} />
          <span class="tile-name">{words[mode].name}</span>
          <span class="tile-hint">{words[mode].hint}</span>
        </label>
      ))}
    </fieldset>
  );
}
