import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Match } from '../../shared/events.ts';
import { createAttempts } from './attempts.ts';
import { type CallState, callState } from './call-state.ts';
import type { Ice } from './ice-source.ts';
import { keepSupplied } from './keep-supplied.ts';
import { openLate } from './late-peer.ts';
import type { LocalMedia } from './media.ts';
import { outgoingTracks } from './outgoing-tracks.ts';
import { openPeer, type Peer } from './peer.ts';
import { type PeerStatus, readPeerStatus } from './peer-status.ts';
import { policyOf } from './policy-of.ts';
import { watchAway } from './watch-away.ts';
import { watchLink } from './watch-link.ts';

export interface Call {
  readonly state: ReadonlySignal<CallState>;
  readonly remote: ReadonlySignal<MediaStream | null>;
  /** What the other side has said of its microphone and camera; null until it has. */
  readonly peerStatus: ReadonlySignal<PeerStatus | null>;
  /** The loudspeaker chosen in the preview. */
  readonly speaker: Signal<string>;
  /** Takes the payload of a `webrtc_signal` of this match; stale or unreadable ones are dropped. */
  receive(signal: unknown): void;
  /** Ends the connection and keeps the local media. May be said twice. */
  end(): void;
}

interface CallSetup {
  match: Match;
  media: LocalMedia;
  /** Asked for each attempt. */
  ice(): Promise<Ice>;
  /** Passes a signal to the other side, best effort: lost ones are made good by a new attempt. */
  send(signal: unknown): void;
}

/** Starts a call with the other side of a match; it makes new attempts by itself, see `advance`. */
export function startCall({ match, media, ice, send }: CallSetup): Call {
  const remote = signal<MediaStream | null>(null);
  const peerStatus = signal<PeerStatus | null>(null);
  const attempts = createAttempts({ offers: match.initiator, open, send });
  const { progress, peer, dispatch } = attempts;
  const link = watchLink(peer);
  const { isAway, stop: stopWatchingAway } = watchAway();
  const weak = computed(() => link.weak.value || peerStatus.value?.weak === true);
  const isLinked = computed(() => progress.value.kind === 'live' || progress.value.kind === 'lost');

  function open(attempt: number): Peer {
    peerStatus.value = null;
    return openLate(
      ice(),
      (servers) => openWith(servers, attempt),
      () => dispatch({ kind: 'broken' }),
    );
  }

  function openWith(servers: Ice, attempt: number): Peer {
    return openPeer({
      initiator: match.initiator,
      iceServers: servers.iceServers,
      iceTransportPolicy: policyOf(match, servers),
      tracks: outgoingTracks(media, match.mode),
      onSignal: (payload) => send({ attempt, ...payload }),
      onConnect: () =>
        void link.sample().then(() => attempt === progress.peek().attempt && dispatch({ kind: 'connected' })),
      onIceState: (ice) => {
        if (ice === 'disconnected') dispatch({ kind: 'disconnected' });
        if (ice === 'connected' || ice === 'completed') dispatch({ kind: 'healed' });
      },
      onStream: (stream) => {
        remote.value = stream;
      },
      onText: (text) => {
        peerStatus.value = readPeerStatus(text) ?? peerStatus.peek();
      },
      onEnd: (reason) => dispatch({ kind: reason }),
    });
  }

  attempts.start();
  const supplies = { peer, media, isLinked, weak, isOwnLinkWeak: link.weak, isAway };
  const stops = [keepSupplied(supplies), link.stop, stopWatchingAway, attempts.stop];

  return {
    state: callState({ progress, weak }),
    remote,
    peerStatus,
    speaker: media.speaker,
    receive: attempts.receive,
    end() {
      for (const stop of stops.splice(0)) stop();
      remote.value = null;
    },
  };
}
