import { newCase } from '../case.ts';
import { ask, type Client } from '../client.ts';
import { enter } from '../enter.ts';
import { ascending, percentile } from '../order.ts';
import { ours } from '../recipe.ts';
import { slice, type Work } from '../slice.ts';
import type { System } from '../system.ts';

const candidates = 12;
const warmUpMs = 2000;
/** As large as those of a browser that sends voice and video. */
const description = (type: string) => ({ type, sdp: 'a=rtpmap:96 VP8/90000\r\n'.repeat(200) });
const candidate = {
  candidate: {
    candidate: `candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host ${'x'.repeat(60)}`,
    sdpMid: '0',
  },
};

/** An offer, its answer, and then the candidates, from node to node: until the last of them is heard. */
export const signalling = newCase({
  name: 'P17',
  figures: [
    {
      name: 'P17a',
      title: "a call's signalling (offer, answer, 12 candidates), p99",
      goal: 5,
      better: 'lower',
      unit: 'ms',
    },
  ],
  systems: { ours: ours(2) },
  async open({ ours }, { sliceMs }) {
    const call = await meet(ours);
    await signalFor(call, warmUpMs);
    return {
      async measure() {
        const work = await slice(ours, () => signalFor(call, sliceMs));
        return { ratios: { P17a: percentile(ascending(work.waits ?? []), 0.99) }, slices: { ours: work } };
      },
      end() {
        for (const client of [call.caller, call.callee]) client.close();
      },
    };
  },
});

interface Call {
  caller: Client;
  callee: Client;
  matchId: string;
}

/** Two on different nodes; nobody else may search there meanwhile. */
async function meet(system: System): Promise<Call> {
  const [caller, callee] = await Promise.all([enter(system, 0), enter(system, 1)]);
  const found = [caller, callee].map(
    (client) => new Promise<string>((resolve) => client.on('match_found', resolve)),
  );
  for (const client of [caller, callee]) await ask(client, 'request_random_peer', { mode: 'video' });
  const [match = ''] = await Promise.all(found);
  return { caller, callee, matchId: JSON.parse(match)[1].matchId };
}

/** One call after the other. */
async function signalFor({ caller, callee, matchId }: Call, forMs: number): Promise<Work> {
  const until = performance.now() + forMs;
  const waits: number[] = [];
  const say = (from: Client, signal: object) => ask(from, 'webrtc_signal', { matchId, signal });
  while (performance.now() < until) {
    const startedAt = performance.now();
    const { promise, resolve } = Promise.withResolvers<void>();
    const answers: Promise<unknown>[] = [];
    let heard = 0;
    callee.on('webrtc_signal', (json) => {
      if (json.includes('"offer"')) answers.push(say(callee, description('answer')));
      else if (++heard === candidates) resolve();
    });
    caller.on('webrtc_signal', () => {
      for (let sent = 0; sent < candidates; sent++) answers.push(say(caller, candidate));
    });
    answers.push(say(caller, description('offer')));
    await promise;
    waits.push(performance.now() - startedAt);
    await Promise.all(answers);
  }
  return { done: waits.length, waits };
}
