import { useEffect } from 'preact/hooks';
import { Opening } from '../ui/opening.tsx';
import type { Client } from './client.ts';
import { loadPlaces, placesLoading } from './load-places.ts';
import type { Route } from './route.ts';

/** A room, a conversation or the list of both, once their screens are here. */
export function PlaceScreen({ client, kind }: { client: Client; kind: Route['kind'] }) {
  useEffect(() => {
    void loadPlaces();
  }, []);
  const loading = placesLoading.value;
  if (loading.kind !== 'here') return <Opening failed={loading.kind === 'failed'} onAgain={loadPlaces} />;
  const { RoomScreen, DirectScreen, TalksScreen } = loading.places;
  switch (kind) {
    case 'room':
      return <RoomScreen client={client} />;
    case 'person':
      return <DirectScreen client={client} />;
    default:
      return <TalksScreen client={client} />;
  }
}
