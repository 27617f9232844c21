import { useRef } from 'preact/hooks';
import { limits } from '../../shared/limits.ts';
import { myWishes } from '../matching/my-wishes.ts';
import { Chip } from '../ui/chip.tsx';
import { languageCodes, languageName } from './language-names.ts';

export function LanguagesField() {
  const { languages } = myWishes.value;
  const select = useRef<HTMLSelectElement>(null);
  const keep = (codes: string[]) => {
    myWishes.value = { ...myWishes.peek(), languages: codes };
  };
  const offered = languageCodes.filter((code) => !languages.includes(code));
  return (
    <div class="field">
      <label for="languages">I speak</label>
      <div class="chips-and-input">
        {languages.map((code) => (
          <Chip
            key={code}
            word={languageName(code)}
            onRemove={() => {
              keep(languages.filter((each) => each !== code));
              select.current?.focus();
            }}
          />
        ))}
        {languages.length < limits.languages && (
          <select
            id="languages"
            ref={select}
            value=""
            onChange={(event) => keep([...languages, event.currentTarget.value])}
          >
            <option value="">{languages.length === 0 ? 'Any language' : 'Add another'}</option>
            {offered.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </select>
        )}
      </div>
    </div>
  );
}
