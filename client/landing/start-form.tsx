import { useEffect, useRef } from 'preact/hooks';
import { withConsent } from '../app/consent.ts';
import { prefetch } from '../app/prefetch.ts';
import { isFirstScreen } from '../app/router.ts';
import { myWishes, rememberWishes } from '../matching/my-wishes.ts';
import { want } from '../matching/wanted.ts';
import { addLanguage, addTopic } from '../matching/wishes.ts';
import { Figures } from './figures.tsx';
import { LanguagesField } from './languages-field.tsx';
import { ModeTiles } from './mode-tiles.tsx';
import { TopicsField } from './topics-field.tsx';

/** Without scripts the form goes to `/talk` by itself, where the app takes the mode from the address. */
export function StartForm() {
  const topic = useRef<HTMLInputElement>(null);
  const language = useRef<HTMLSelectElement>(null);
  const startButton = useRef<HTMLButtonElement>(null);
  useEffect(rememberWishes, []);
  useEffect(() => {
    // Whoever comes back from a search or a talk has lost what had the focus there.
    if (!isFirstScreen() && document.activeElement === document.body) startButton.current?.focus();
  }, []);
  const start = (event: Event) => {
    event.preventDefault();
    addUnconfirmed(topic.current, language.current);
    withConsent(() => want(myWishes.peek()));
  };
  const getReady = () => prefetch(myWishes.peek().mode);
  return (
    <form class="start-form" action="/talk" onSubmit={start}>
      <ModeTiles />
      <div class="start-fields">
        <TopicsField input={topic} />
        <LanguagesField select={language} />
      </div>
      <div class="start-row">
        <button
          ref={startButton}
          type="submit"
          class="button start"
          onPointerEnter={getReady}
          onTouchStart={getReady}
        >
          Start
        </button>
        <Figures />
      </div>
    </form>
  );
}

function addUnconfirmed(topic: HTMLInputElement | null, language: HTMLSelectElement | null): void {
  const wishes = myWishes.peek();
  myWishes.value = {
    ...wishes,
    interests: addTopic(wishes.interests, topic?.value ?? ''),
    languages: addLanguage(wishes.languages, language?.value ?? ''),
  };
  if (topic) topic.value = '';
}
