import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { prefer, preferences } from '../app/preferences.ts';
import { type BlurReach, cameraBlur } from './camera-blur.ts';
import { deviceSlot } from './device-slot.ts';
import type { DeviceTrouble } from './device-trouble.ts';
import { requestTracks } from './request-tracks.ts';

/** The microphone and the camera of this page, open from the preview until `close`. */
export interface LocalMedia {
  /** What is on and sent. */
  readonly microphone: ReadonlySignal<boolean>;
  readonly camera: ReadonlySignal<boolean>;
  /** The latest track, an ended one while the microphone is unplugged. */
  readonly microphoneTrack: ReadonlySignal<MediaStreamTrack>;
  /** What is sent of the camera: its own track, or the blurred one in its place. */
  readonly cameraTrack: ReadonlySignal<MediaStreamTrack | null>;
  /** The ids of the devices in use; '' while there is none. */
  readonly microphoneId: ReadonlySignal<string>;
  readonly cameraId: ReadonlySignal<string>;
  readonly blur: ReadonlySignal<boolean>;
  readonly blurReach: ReadonlySignal<BlurReach>;
  /** The loudspeaker's id; '' is the browser's choice. */
  readonly speaker: Signal<string>;
  /** The device that gives nothing though it should, until it does again. */
  readonly trouble: ReadonlySignal<DeviceTrouble | null>;
  toggleMicrophone(): void;
  /** Off stops the camera, and its light goes out. */
  toggleCamera(): void;
  toggleBlur(): void;
  chooseMicrophone(deviceId: string): void;
  /** Takes effect at once when the camera is on or in trouble, else when it is switched on. */
  chooseCamera(deviceId: string): void;
  /** Stops every track. May be said twice. */
  close(): void;
}

/**
 * Opens the microphone, and the camera if it is wanted: those chosen last, where they are still there.
 * @throws the browser's error of getUserMedia
 */
export async function openMedia(wanted: { camera: boolean }): Promise<LocalMedia> {
  const { microphoneId, cameraId, speakerId } = preferences.peek();
  const tracks = await requestTracks({
    microphone: microphoneId,
    ...(wanted.camera && { camera: cameraId }),
  });
  const sound = tracks.find((track) => track.kind === 'audio');
  if (!sound) throw new DOMException('The browser gave no microphone', 'NotFoundError');

  const microphone = deviceSlot('microphone', sound);
  const camera = deviceSlot('camera', tracks.find((track) => track.kind === 'video') ?? null);
  const microphoneTrack = computed(() => microphone.track.value ?? sound);
  const clearPicture = computed(() => (camera.running.value ? camera.track.value : null));
  const blur = cameraBlur(clearPicture);
  const unmuted = signal(true);
  const speaker = signal(speakerId);
  let wantedCameraId = cameraId;
  const stopMuting = effect(() => {
    microphoneTrack.value.enabled = unmuted.value;
  });
  const stopRemembering = speaker.subscribe((id) => {
    if (id !== preferences.peek().speakerId) prefer({ speakerId: id });
  });

  return {
    microphone: computed(() => unmuted.value && microphone.running.value),
    camera: camera.running,
    microphoneTrack,
    cameraTrack: blur.track,
    microphoneId: computed(() => deviceIdOf(microphoneTrack.value)),
    cameraId: computed(() => deviceIdOf(clearPicture.value)),
    blur: blur.isOn,
    blurReach: blur.reach,
    speaker,
    trouble: computed(() => {
      if (camera.fault.value) return { device: 'camera', fault: camera.fault.value };
      return microphone.fault.value ? { device: 'microphone', fault: microphone.fault.value } : null;
    }),
    toggleMicrophone() {
      unmuted.value = !(unmuted.peek() && microphone.running.peek());
      if (!microphone.running.peek()) void microphone.start(preferences.peek().microphoneId);
    },
    toggleCamera() {
      if (camera.running.peek()) camera.stop();
      else void camera.start(wantedCameraId);
    },
    toggleBlur: blur.toggle,
    chooseMicrophone(deviceId) {
      prefer({ microphoneId: deviceId });
      void microphone.start(deviceId);
    },
    chooseCamera(deviceId) {
      prefer({ cameraId: deviceId });
      wantedCameraId = deviceId;
      const on = camera.running.peek();
      // Many phones open their second camera only once the first is closed.
      if (on) camera.stop();
      if (on || camera.fault.peek()) void camera.start(deviceId);
    },
    close() {
      stopMuting();
      stopRemembering();
      blur.stop();
      camera.stop();
      microphone.stop();
    },
  };
}

const deviceIdOf = (track: MediaStreamTrack | null) => track?.getSettings().deviceId ?? '';
