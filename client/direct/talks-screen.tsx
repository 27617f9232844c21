import { navigate } from '../app/router.ts';
import type { PlaceProps } from '../rooms/places.ts';
import { Top } from '../ui/top.tsx';
import { Talks } from './talks.tsx';

/** The list by itself: where a phone begins, and what `/d` shows. */
export function TalksScreen(props: PlaceProps) {
  return (
    <div class="room alone">
      <header class="room-top">
        <Top>
          <button type="button" class="button" onClick={() => navigate('/')}>
            Start page
          </button>
        </Top>
      </header>
      <main class="room-talk talks-alone" data-state="talks" data-region tabIndex={-1}>
        <h1 tabIndex={-1}>Your conversations</h1>
        <Talks {...props} />
      </main>
    </div>
  );
}
