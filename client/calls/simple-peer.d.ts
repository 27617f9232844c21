declare module 'simple-peer/simplepeer.min.js' {
  export interface PeerOptions {
    initiator: boolean;
    stream: MediaStream;
    config: RTCConfiguration;
  }

  interface PeerEvents {
    signal: (signal: object) => void;
    connect: () => void;
    data: (chunk: Uint8Array) => void;
    stream: (stream: MediaStream) => void;
    iceStateChange: (state: RTCIceConnectionState) => void;
    error: (error: Error & { code?: string }) => void;
    close: () => void;
  }

  class SimplePeer {
    constructor(options: PeerOptions);
    readonly _pc: RTCPeerConnection | null;
    readonly connected: boolean;
    on<Name extends keyof PeerEvents>(name: Name, listener: PeerEvents[Name]): this;
    signal(signal: object): void;
    send(text: string): void;
    destroy(): void;
  }

  // biome-ignore lint/style/noDefaultExport: the library has no other.
  export { SimplePeer as default };
}
