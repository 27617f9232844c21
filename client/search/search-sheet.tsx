import './search.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../shared/events.ts';
import { limits } from '../../shared/limits.ts';
import { announce } from '../app/status.ts';
import { lobby, watchLobby } from '../landing/lobby.ts';
import type { Ask } from '../sdk/wire.ts';
import { keptFor } from '../settings/kept-for.ts';
import { Sheet } from '../ui/sheet.tsx';
import { FoundMessage } from './found-message.tsx';
import { createSearch, type SearchPlace, type SearchState } from './search.ts';

export interface SearchSheetProps {
  ask: Ask;
  place: SearchPlace;
  myId: string | undefined;
  /** Somebody wants to read this message where it was said. */
  onGo(message: Message): void;
  onClose(): void;
}

/** Looks for words in what was said here. */
export function SearchSheet({ ask, place, myId, onGo, onClose }: SearchSheetProps) {
  useEffect(watchLobby, []);
  const [{ state, begin, goOn }] = useState(() => createSearch(ask, place));
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const now = state.value;
  const known = 'messages' in now ? now.messages : [];

  const tell = (before: number) => {
    announce(resultSentence(state.peek()));
    // What was pressed for it may be gone.
    if (before > 0) list.current?.querySelectorAll('button')[before]?.focus();
  };
  const search = (event: Event) => {
    event.preventDefault();
    const query = field.current?.value.trim() ?? '';
    if (query === '') field.current?.focus();
    else void begin(query).then(() => tell(0));
  };

  return (
    <Sheet title="Search" look="search" onClose={onClose}>
      <form class="search-form" onSubmit={search}>
        <input
          ref={field}
          class="boxed"
          type="search"
          aria-label="Words to look for"
          maxLength={limits.queryLength}
          autocomplete="off"
          enterkeyhint="search"
        />
        <button type="submit" class="button strong">
          Search
        </button>
        <button type="button" class="button" onClick={onClose}>
          Close
        </button>
      </form>
      <p class="hint">{resultSentence(now)}</p>
      {known.length > 0 && 'query' in now && (
        <ul ref={list} class="found-list" aria-label="Messages found">
          {known.map((message) => (
            <li key={message.id}>
              <FoundMessage
                message={message}
                isMine={message.from.id === myId}
                query={now.query}
                onGo={() => onGo(message)}
              />
            </li>
          ))}
        </ul>
      )}
      {canGoOn(now) && (
        <div class="actions">
          <button type="button" class="button" onClick={() => void goOn().then(() => tell(known.length))}>
            {now.kind === 'failed' ? 'Try again' : 'Look further back'}
          </button>
        </div>
      )}
    </Sheet>
  );
}

const canGoOn = (now: SearchState) => now.kind === 'failed' || (now.kind === 'found' && now.before !== null);

function resultSentence(now: SearchState): string {
  switch (now.kind) {
    case 'unasked':
      return `Looks through what was written here in ${span()}.`;
    case 'searching':
      return 'Searching…';
    case 'failed':
      return now.sentence;
    case 'found':
      if (now.messages.length > 0) return `${now.messages.length} found, newest first.`;
      return now.before === null
        ? `Nothing in ${span()} matches “${now.query}”.`
        : `Nothing yet matches “${now.query}”. There is more further back.`;
  }
}

const span = () => `the last ${keptFor(lobby.value?.messageTtlHours ?? 24)}`;
