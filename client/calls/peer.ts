import SimplePeer from 'simple-peer/simplepeer.min.js';
import { type LinkStats, readLinkStats } from './link-stats.ts';

interface PeerSetup {
  initiator: boolean;
  iceServers: RTCIceServer[];
  iceTransportPolicy: RTCIceTransportPolicy;
  tracks: MediaStreamTrack[];
  onSignal(signal: object): void;
  onConnect(): void;
  onIceState(state: RTCIceConnectionState): void;
  onStream(stream: MediaStream): void;
  onText(text: string): void;
  /** Once, when the peer ends without `destroy`: `closed` by the other side, or `broken`. */
  onEnd(reason: 'closed' | 'broken'): void;
}

export interface Peer {
  /** Takes a signal of the other side; one that is rubbish ends the peer as broken. */
  signal(signal: object): void;
  /** Sends a text over the data channel; dropped while there is none. */
  say(text: string): void;
  sendTrack(kind: 'audio' | 'video', track: MediaStreamTrack | null): void;
  /** Stops and resumes sending video without touching the camera. */
  holdVideo(held: boolean): void;
  stats(): Promise<LinkStats | null>;
  destroy(): void;
}

/** Opens one attempt's connection; the set-up alone decides which servers and routes it uses. */
export function openPeer(setup: PeerSetup): Peer {
  const { iceServers, iceTransportPolicy } = setup;
  const peer = new SimplePeer({
    initiator: setup.initiator,
    stream: new MediaStream(setup.tracks),
    // One transport for all: fewer candidates to signal, one allocation at the relay.
    config: { iceServers, iceTransportPolicy, bundlePolicy: 'max-bundle' },
  });
  const senders = new Map(peer._pc?.getSenders().map((sender) => [sender.track?.kind, sender]));
  const listening = listen(peer, setup);

  return {
    signal(signal) {
      try {
        peer.signal(signal);
      } catch {
        listening.end('broken');
      }
    },
    say(text) {
      if (peer.connected) peer.send(text);
    },
    sendTrack(kind, track) {
      const sender = senders.get(kind);
      if (sender && sender.track !== track) sender.replaceTrack(track).catch(() => listening.end('broken'));
    },
    holdVideo: (held) => hold(senders.get('video'), held),
    async stats() {
      const report = await peer._pc?.getStats().catch(() => undefined);
      return report ? readLinkStats(report as unknown as Map<string, Record<string, unknown>>) : null;
    },
    destroy() {
      listening.stop();
      peer.destroy();
    },
  };
}

/** Passes on what happens to a peer, until it ends or `stop` is said. */
function listen(peer: SimplePeer, setup: PeerSetup) {
  const decoder = new TextDecoder();
  let ended = false;
  const end = (reason: 'closed' | 'broken') => {
    if (ended) return;
    ended = true;
    setup.onEnd(reason);
  };
  const unlessEnded =
    <Argument>(listener: (argument: Argument) => void) =>
    (argument: Argument) => {
      if (!ended) listener(argument);
    };

  peer.on('signal', unlessEnded(setup.onSignal));
  peer.on('connect', () => unlessEnded(setup.onConnect)(undefined));
  peer.on('iceStateChange', unlessEnded(setup.onIceState));
  peer.on('stream', unlessEnded(setup.onStream));
  peer.on(
    'data',
    unlessEnded((chunk: Uint8Array) => setup.onText(decoder.decode(chunk))),
  );
  // Chromium reports a connection that the other side has closed as an error of the data channel.
  peer.on('error', (error) => end(error.code === 'ERR_DATA_CHANNEL' ? 'closed' : 'broken'));
  peer.on('close', () => end('closed'));

  const stop = () => {
    ended = true;
  };
  return { end, stop };
}

function hold(sender: RTCRtpSender | undefined, held: boolean): void {
  const parameters = sender?.getParameters();
  const encoding = parameters?.encodings?.[0];
  if (!sender || !parameters || !encoding || encoding.active === !held) return;
  encoding.active = !held;
  // A browser that refuses goes on sending: the link stays weak, the call goes on.
  sender.setParameters(parameters).catch(() => undefined);
}
