import { type ReadonlySignal, signal } from '@preact/signals';
import { findTrouble } from './device-trouble.ts';
import type { Device, DeviceFault } from './media-errors.ts';
import { requestTracks } from './request-tracks.ts';

/** One device of this page, that may be switched off, unplugged and exchanged. */
export interface DeviceSlot {
  /** The latest track; it has ended when the slot isn't running. */
  readonly track: ReadonlySignal<MediaStreamTrack | null>;
  readonly running: ReadonlySignal<boolean>;
  /** Why the device last gave nothing; null once it runs again. */
  readonly fault: ReadonlySignal<DeviceFault | null>;
  /** Opens the device with this id ('' is the browser's choice); resolves also when it fails, see `fault`. */
  start(deviceId: string): Promise<void>;
  stop(): void;
}

/** A slot that begins with the given track, or off. */
export function deviceSlot(device: Device, first: MediaStreamTrack | null): DeviceSlot {
  const track = signal<MediaStreamTrack | null>(null);
  const running = signal(false);
  const fault = signal<DeviceFault | null>(null);
  /** Counts the requests: what comes for one that another has overtaken is stopped. */
  let turn = 0;

  function use(next: MediaStreamTrack) {
    track.peek()?.stop();
    next.onended = () => {
      if (next !== track.peek()) return;
      running.value = false;
      fault.value = 'unplugged';
    };
    track.value = next;
    running.value = true;
    fault.value = null;
  }

  if (first) use(first);

  return {
    track,
    running,
    fault,
    async start(deviceId) {
      const mine = ++turn;
      try {
        const [next] = await requestTracks({ [device]: deviceId });
        if (mine !== turn) next?.stop();
        else if (next) use(next);
      } catch (error) {
        const trouble = await findTrouble(error, [device]);
        if (mine === turn) fault.value = trouble.fault;
      }
    },
    stop() {
      turn++;
      track.peek()?.stop();
      running.value = false;
    },
  };
}
