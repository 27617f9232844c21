import { useEffect } from 'preact/hooks';
import { Opening } from '../ui/opening.tsx';
import type { Client } from './client.ts';

/** A room, a conversation or the list of both, once their screens are here. */
export function PlaceScreen({ client }: { client: Client }) {
  const { placeDesk } = client;
  useEffect(() => {
    void placeDesk.load();
  }, [placeDesk]);
  const loading = placeDesk.loading.value;
  if (loading.kind === 'here') return <loading.places.Screen client={client} places={loading.places} />;
  return <Opening failed={loading.kind === 'failed'} onAgain={() => placeDesk.load()} />;
}
