import type { RefObject } from 'preact';
import { limits } from '../../shared/limits.ts';
import { myWishes } from '../matching/my-wishes.ts';
import { addLanguage } from '../matching/wishes.ts';
import { Chip } from '../ui/chip.tsx';
import { languageCodes, languageName } from './language-names.ts';

/** A choice counts once Add is pressed, or Start: a closed list changes with each arrow key. */
export function LanguagesField({ select }: { select: RefObject<HTMLSelectElement | null> }) {
  const { languages } = myWishes.value;
  const keep = (codes: string[]) => {
    myWishes.value = { ...myWishes.peek(), languages: codes };
  };
  const add = () => {
    keep(addLanguage(languages, select.current?.value ?? ''));
    select.current?.focus();
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
          <>
            <select id="languages" ref={select} autocomplete="off">
              <option value="">{languages.length === 0 ? 'Any language' : 'Add another'}</option>
              {offered.map((code) => (
                <option key={code} value={code}>
                  {languageName(code)}
                </option>
              ))}
            </select>
            <button type="button" class="link add" aria-label="Add language" onClick={add}>
              Add
            </button>
          </>
        )}
      </div>
    </div>
  );
}
