import { effect, type ReadonlySignal } from '@preact/signals';
import type { LocalMedia } from './media.ts';
import type { Peer } from './peer.ts';
import type { PeerStatus } from './peer-status.ts';

interface Supplies {
  peer: ReadonlySignal<Peer | null>;
  media: LocalMedia;
  /** The connection has come about, even if it is lost just now. */
  isLinked: ReadonlySignal<boolean>;
  /** Too little gets through for a picture, by what either side has measured. */
  weak: ReadonlySignal<boolean>;
  /** As far as this side has measured. */
  isOwnLinkWeak: ReadonlySignal<boolean>;
  isAway: ReadonlySignal<boolean>;
}

/** Gives the peer of the moment our tracks, and tells the other side how we stand. Returns what stops it. */
export function keepSupplied({ peer, media, isLinked, weak, isOwnLinkWeak, isAway }: Supplies): () => void {
  function tellStatus() {
    const status: PeerStatus = {
      microphone: media.microphone.value,
      camera: media.camera.value,
      weak: isOwnLinkWeak.value,
      away: isAway.value,
    };
    if (isLinked.value) peer.value?.say(JSON.stringify(status));
  }

  const stops = [
    effect(tellStatus),
    effect(() => peer.value?.sendTrack('audio', media.microphoneTrack.value)),
    effect(() => {
      if (isLinked.value) peer.value?.sendTrack('video', media.cameraTrack.value);
    }),
    effect(() => peer.value?.holdVideo(weak.value || isAway.value)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
