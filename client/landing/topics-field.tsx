import type { RefObject } from 'preact';
import { limits } from '../../shared/limits.ts';
import { myWishes } from '../matching/my-wishes.ts';
import { addTopic } from '../matching/wishes.ts';
import { Chip } from '../ui/chip.tsx';
import { isComposing } from '../ui/is-composing.ts';

export function TopicsField({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const { interests } = myWishes.value;
  const keep = (topics: string[]) => {
    myWishes.value = { ...myWishes.peek(), interests: topics };
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    if (isComposing(event) || (event.key !== 'Enter' && event.key !== ',')) return;
    if (event.key === 'Enter' && event.currentTarget.value.trim() === '') return;
    event.preventDefault();
    keep(addTopic(interests, event.currentTarget.value));
    event.currentTarget.value = '';
  };
  const full = interests.length >= limits.interests;
  return (
    <div class="field">
      <label for="topics">Topics (optional)</label>
      <div class="chips-and-input">
        {interests.map((topic) => (
          <Chip
            key={topic}
            word={topic}
            onRemove={() => {
              keep(interests.filter((each) => each !== topic));
              input.current?.focus();
            }}
          />
        ))}
        <input
          id="topics"
          ref={input}
          type="text"
          autocomplete="off"
          autocapitalize="none"
          enterkeyhint="done"
          maxLength={limits.interestLength}
          placeholder={full ? 'Five is the most' : 'chess, night trains…'}
          readOnly={full}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}
