import { io } from 'socket.io-client';
import type { ConnectionRefusal, Results } from '../../shared/events.ts';
import { openIdentity } from '../app/identity.ts';
import { refusalSentence } from '../app/sentences.ts';
import { emit, type Wire } from '../sdk/wire.ts';

const withinMs = 8_000;
const rounds = 3;

export type Transport = 'websocket' | 'polling';

type Ice = Results['get_ice_servers'];

export type Probed =
  | { kind: 'works'; answerMs: number; ice: Ice | undefined }
  | { kind: 'fails'; why: string };

/** Opens a connection of its own by one transport, and measures how long the server takes to answer over it. */
export async function probeTransport(transport: Transport): Promise<Probed> {
  const wire: Wire = io({
    forceNew: true,
    reconnection: false,
    transports: [transport],
    upgrade: false,
    timeout: withinMs,
    auth: { token: openIdentity().token() },
  });
  try {
    const why = await connected(wire);
    if (why !== undefined) return { kind: 'fails', why };
    return await measure(wire);
  } finally {
    wire.disconnect();
  }
}

/** Resolves with why it did not come about, or with undefined once it has. */
function connected(wire: Wire): Promise<string | undefined> {
  return new Promise((resolve) => {
    wire.once('connect', () => resolve(undefined));
    wire.once('connect_error', ({ data }: Error & { data?: ConnectionRefusal }) =>
      resolve(data ? refusalSentence(data) : ''),
    );
  });
}

async function measure(wire: Wire): Promise<Probed> {
  let answerMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const sentAtMs = performance.now();
    const answer = await emit(wire, 'get_rooms', {}, withinMs);
    if (!answer.ok) return { kind: 'fails', why: 'The server did not answer.' };
    answerMs = Math.min(answerMs, performance.now() - sentAtMs);
  }
  const ice = await emit(wire, 'get_ice_servers', {}, withinMs);
  return { kind: 'works', answerMs, ice: ice.ok ? ice : undefined };
}
