import type { Peer } from './peer.ts';

/**
 * A peer that is opened once `ready` resolves, with what that gives; what it is told before then it is told then.
 * Where `ready` fails the peer ends, and `onFail` is called unless it was destroyed meanwhile.
 */
export function openLate<Given>(
  ready: Promise<Given>,
  open: (given: Given) => Peer,
  onFail: () => void,
): Peer {
  const told: ((peer: Peer) => void)[] = [];
  let peer: Peer | undefined;
  let ended = false;
  ready.then(
    (given) => {
      if (ended) return;
      peer = open(given);
      for (const tell of told.splice(0)) tell(peer);
    },
    () => {
      if (!ended) onFail();
    },
  );
  const tell = (action: (peer: Peer) => void) => {
    if (peer) action(peer);
    else told.push(action);
  };
  return {
    signal: (signal) => tell((opened) => opened.signal(signal)),
    say: (text) => peer?.say(text),
    sendTrack: (kind, track) => tell((opened) => opened.sendTrack(kind, track)),
    holdVideo: (held) => tell((opened) => opened.holdVideo(held)),
    stats: async () => (await peer?.stats()) ?? null,
    destroy() {
      ended = true;
      told.length = 0;
      peer?.destroy();
    },
  };
}
