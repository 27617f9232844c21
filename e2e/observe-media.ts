export interface ObservedMedia {
  /** Every peer connection that the page has made. */
  connections: RTCPeerConnection[];
  /** Every track that the browser has given to the page. */
  tracks: MediaStreamTrack[];
}

declare global {
  interface Window {
    observedMedia: ObservedMedia;
  }
}

/** Runs in the page before its own scripts: keeps what can't be reached from outside. */
export function observeMedia(): void {
  const observed: ObservedMedia = { connections: [], tracks: [] };
  window.observedMedia = observed;
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      observed.connections.push(this);
    }
  };
  const { mediaDevices } = navigator;
  if (!mediaDevices) return;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints);
    observed.tracks.push(...stream.getTracks());
    return stream;
  };
}
