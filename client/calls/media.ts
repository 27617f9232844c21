import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { prefer, preferences } from '../app/preferences.ts';
import { type BlurReach, cameraBlur } from './camera-blur.ts';
import type { DeviceTrouble } from './device-trouble.ts';
import { ownCamera } from './own-camera.ts';
import { ownMicrophone } from './own-microphone.ts';
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

  const microphone = ownMicrophone(sound);
  const camera = ownCamera(tracks.find((track) => track.kind === 'video') ?? null, cameraId);
  const blur = cameraBlur(camera.track);
  const speaker = signal(speakerId);
  const stopRemembering = speaker.subscribe((id) => {
    if (id !== preferences.peek().speakerId) prefer({ speakerId: id });
  });

  return {
    microphone: microphone.isOn,
    camera: camera.isOn,
    microphoneTrack: microphone.track,
    cameraTrack: blur.track,
    microphoneId: computed(() => deviceIdOf(microphone.track.value)),
    cameraId: computed(() => deviceIdOf(camera.track.value)),
    blur: blur.isOn,
    blurReach: blur.reach,
    speaker,
    trouble: computed(() => {
      if (camera.fault.value) return { device: 'camera', fault: camera.fault.value };
      return microphone.fault.value ? { device: 'microphone', fault: microphone.fault.value } : null;
    }),
    toggleMicrophone: microphone.toggle,
    toggleCamera: camera.toggle,
    toggleBlur: blur.toggle,
    chooseMicrophone: microphone.choose,
    chooseCamera: camera.choose,
    close() {
      stopRemembering();
      blur.stop();
      camera.stop();
      microphone.stop();
    },
  };
}

const deviceIdOf = (track: MediaStreamTrack | null) => track?.getSettings().deviceId ?? '';
