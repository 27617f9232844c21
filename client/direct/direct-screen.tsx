import { navigate } from '../app/router.ts';
import type { PlaceProps } from '../rooms/places.ts';
import { SearchDoor } from '../search/search-door.tsx';
import { Top } from '../ui/top.tsx';
import { useWide } from '../ui/use-wide.ts';
import { BlockPerson } from './block-person.tsx';
import { DirectTalk } from './direct-talk.tsx';
import { ExpiryBar } from './expiry-bar.tsx';
import { PresenceWords } from './presence-words.tsx';
import { Talks } from './talks.tsx';

/** What two people write to each other. */
export function DirectScreen({ client, places }: PlaceProps) {
  const { direct } = places;
  const facing = direct.facing.value;
  const summary = direct.summary.value;
  const isSomebody = summary !== undefined || facing?.standing.value.kind === 'open';
  const isWide = useWide();
  return (
    <div class="room direct">
      <header class="room-top">
        <Top>
          {facing && isSomebody && (
            <BlockPerson
              key={facing.userId}
              desk={direct}
              userId={facing.userId}
              isBlocked={summary?.isBlocked ?? false}
            />
          )}
          <button type="button" class="button" onClick={() => navigate(isWide ? '/' : '/d')}>
            {isWide ? 'Start page' : 'All'}
          </button>
        </Top>
      </header>
      {isWide && (
        <nav class="talks" aria-label="Your conversations" data-region tabIndex={-1}>
          <Talks client={client} places={places} />
        </nav>
      )}
      <main class="room-talk" data-state={facing?.standing.value.kind ?? 'closed'} data-region tabIndex={-1}>
        <div class="room-title">
          <div class="direct-name">
            <h1 tabIndex={-1}>{summary?.user.name || 'Conversation'}</h1>
            {facing && <PresenceWords status={direct.presences.value.get(facing.userId)} />}
          </div>
          {facing && isSomebody && (
            <SearchDoor
              key={facing.userId}
              connection={client.connection}
              place={{ withUser: facing.userId }}
              chat={facing.chat}
            />
          )}
          {summary && (
            <ExpiryBar
              key={summary.user.id}
              desk={direct}
              userId={summary.user.id}
              name={summary.user.name}
              expiresAt={summary.expiresAt}
            />
          )}
        </div>
        <DirectTalk desk={direct} name={summary?.user.name} />
      </main>
    </div>
  );
}
