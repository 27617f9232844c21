import { computed, type ReadonlySignal } from '@preact/signals';
import { prefer } from '../app/preferences.ts';
import { deviceSlot } from './device-slot.ts';
import type { DeviceFault } from './media-errors.ts';

export interface OwnCamera {
  readonly isOn: ReadonlySignal<boolean>;
  /** The clear picture; null while it is off. */
  readonly track: ReadonlySignal<MediaStreamTrack | null>;
  readonly fault: ReadonlySignal<DeviceFault | null>;
  toggle(): void;
  choose(deviceId: string): void;
  stop(): void;
}

/** A camera that is let go of while it is off; it begins with the given track, or off. */
export function ownCamera(first: MediaStreamTrack | null, deviceId: string): OwnCamera {
  const { running, fault, ...slot } = deviceSlot('camera', first);
  let wantedId = deviceId;

  return {
    isOn: running,
    track: computed(() => (running.value ? slot.track.value : null)),
    fault,
    toggle() {
      if (running.peek()) slot.stop();
      else void slot.start(wantedId);
    },
    choose(deviceId) {
      prefer({ cameraId: deviceId });
      wantedId = deviceId;
      const wasOn = running.peek();
      // Many phones open their second camera only once the first is closed.
      if (wasOn) slot.stop();
      if (wasOn || fault.peek()) void slot.start(deviceId);
    },
    stop: slot.stop,
  };
}
