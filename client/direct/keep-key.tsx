import type { Client } from '../app/client.ts';
import { personPath } from '../app/route.ts';
import { navigate } from '../app/router.ts';
import { Key } from '../ui/key.tsx';

/** To stay in touch, if both want to; afterwards the way to what the two write to each other. */
export function KeepKey({ client: { desk, keeping } }: { client: Client }) {
  const state = desk.state.value;
  if (!('talk' in state)) return null;
  const { matchId } = state.talk.match;
  const keep = keeping.keep.value;
  const isOurs = keep.kind !== 'unasked' && keep.matchId === matchId;
  if (isOurs && keep.kind === 'kept') {
    return <Key icon="text" name="Write" onPress={() => navigate(personPath(keep.withUser))} />;
  }
  return (
    <Key
      icon="keep"
      name="Keep"
      isPressed={isOurs}
      isIdle={isOurs}
      onPress={() => void keeping.ask(matchId)}
    />
  );
}
