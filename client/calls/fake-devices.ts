import { vi } from 'vitest';

export class FakeTrack {
  readonly kind: 'audio' | 'video';
  readonly deviceId: string;
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  onended: (() => void) | null = null;

  constructor(kind: 'audio' | 'video', deviceId: string) {
    this.kind = kind;
    this.deviceId = deviceId;
  }

  getSettings() {
    return { deviceId: this.deviceId };
  }

  stop() {
    this.readyState = 'ended';
  }

  /** Ends as a device does that is pulled out. */
  unplug() {
    this.readyState = 'ended';
    this.onended?.();
  }
}

/** An audio context that no gesture has started yet. */
class FakeAudioContext {
  readonly state = 'suspended';
  createAnalyser = () => ({ fftSize: 32, getFloatTimeDomainData() {} });
  createMediaStreamSource = () => ({ connect() {} });
  close = async () => undefined;
}

type Request = { audio?: unknown; video?: unknown };

/** The browser's border: a camera, a microphone and their permissions, as a test sets them. */
export function fakeDevices() {
  const tracks: FakeTrack[] = [];
  const devices = {
    tracks,
    requests: [] as Request[],
    /** The error of the next requests; null gives tracks. */
    refuse: null as ((request: Request) => DOMException | null) | null,
    present: ['videoinput', 'audioinput'],
    permissions: { camera: 'granted', microphone: 'granted' } as Record<string, PermissionState>,
    live: () => tracks.filter((track) => track.readyState === 'live').map((track) => track.kind),
  };
  const give = (kind: 'audio' | 'video', constraints: unknown) => {
    const { deviceId } = Object(constraints) as { deviceId?: { exact: string } };
    const track = new FakeTrack(kind, deviceId?.exact ?? `first-${kind}`);
    tracks.push(track);
    return track;
  };
  const mediaDevices = {
    async getUserMedia(request: Request) {
      devices.requests.push(request);
      const error = devices.refuse?.(request);
      if (error) throw error;
      const given = [
        request.audio && give('audio', request.audio),
        request.video && give('video', request.video),
      ];
      return { getTracks: () => given.filter(Boolean) };
    },
    enumerateDevices: async () =>
      devices.present.map((kind) => ({ kind, deviceId: `first-${kind}`, label: `First ${kind}` })),
    addEventListener() {},
    removeEventListener() {},
  };
  const permissions = { query: async ({ name }: { name: string }) => ({ state: devices.permissions[name] }) };
  vi.stubGlobal('AudioContext', FakeAudioContext);
  vi.stubGlobal('MediaStream', class {});
  vi.stubGlobal('navigator', { mediaDevices, permissions, userAgent: 'Test', maxTouchPoints: 0 });
  return devices;
}

/** Resolves once promises that are already settled have been followed. */
export const settled = () => new Promise((resolve) => setTimeout(resolve));
