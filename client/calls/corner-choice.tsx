import { useId } from 'preact/hooks';
import { type Corner, corners } from '../app/preferences.ts';

const words: Record<Corner, string> = {
  'top-left': 'Top left',
  'top-right': 'Top right',
  'bottom-left': 'Bottom left',
  'bottom-right': 'Bottom right',
};

/** The corner of one's own small picture, for those who don't drag it. */
export function CornerChoice({ corner, onChoose }: { corner: Corner; onChoose(corner: Corner): void }) {
  const name = useId();
  return (
    <fieldset class="corner-choice">
      <legend>My picture</legend>
      {corners.map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === corner} onChange={() => onChoose(each)} />
          {words[each]}
        </label>
      ))}
    </fieldset>
  );
}
