import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { prefer, preferences } from '../app/preferences.ts';
import { deviceSlot } from './device-slot.ts';
import type { DeviceFault } from './media-errors.ts';

export interface OwnMicrophone {
  /** Whether it is heard. */
  readonly isOn: ReadonlySignal<boolean>;
  /** The latest track, an ended one while it is unplugged. */
  readonly track: ReadonlySignal<MediaStreamTrack>;
  readonly fault: ReadonlySignal<DeviceFault | null>;
  toggle(): void;
  choose(deviceId: string): void;
  stop(): void;
}

/** A microphone that stays open while it is muted, and muted when it is exchanged. */
export function ownMicrophone(first: MediaStreamTrack): OwnMicrophone {
  const { running, fault, ...slot } = deviceSlot('microphone', first);
  const track = computed(() => slot.track.value ?? first);
  const unmuted = signal(true);
  const stopMuting = effect(() => {
    track.value.enabled = unmuted.value;
  });

  return {
    isOn: computed(() => unmuted.value && running.value),
    track,
    fault,
    toggle() {
      unmuted.value = !(unmuted.peek() && running.peek());
      if (!running.peek()) void slot.start(preferences.peek().microphoneId);
    },
    choose(deviceId) {
      prefer({ microphoneId: deviceId });
      void slot.start(deviceId);
    },
    stop() {
      stopMuting();
      slot.stop();
    },
  };
}
