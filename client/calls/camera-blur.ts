import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { blurPicture } from './blur-picture.ts';

/** What a blur leaves sharp: the person, where the browser itself can blur the background, or nothing. */
export type BlurReach = 'background' | 'picture';

export interface CameraBlur {
  readonly isOn: ReadonlySignal<boolean>;
  readonly reach: ReadonlySignal<BlurReach>;
  /** What is shown of the camera: never its clear picture while the blur is on; null while there is nothing yet. */
  readonly track: ReadonlySignal<MediaStreamTrack | null>;
  toggle(): void;
  stop(): void;
}

/** A blur that can be laid over whatever the camera gives, also when it is exchanged meanwhile. */
export function cameraBlur(camera: ReadonlySignal<MediaStreamTrack | null>): CameraBlur {
  const isOn = signal(false);
  const blurred = signal<MediaStreamTrack | null>(null);
  const reach = computed(() => (camera.value && canBlurBackground(camera.value) ? 'background' : 'picture'));

  function cover(clear: MediaStreamTrack): () => void {
    const picture = blurPicture(clear);
    blurred.value = picture?.track ?? null;
    return () => picture?.stop();
  }

  function hideBackground(clear: MediaStreamTrack): () => void {
    let undo = () => {};
    let isWanted = true;
    blurBackground(clear, true).then(
      () => {
        if (isWanted) blurred.value = clear;
      },
      () => {
        if (isWanted) undo = cover(clear);
      },
    );
    return () => {
      isWanted = false;
      undo();
      blurBackground(clear, false).catch(() => undefined);
    };
  }

  const stop = effect(() => {
    const clear = camera.value;
    if (!clear || !isOn.value) return;
    const lift = reach.value === 'background' ? hideBackground(clear) : cover(clear);
    return () => {
      blurred.value = null;
      lift();
    };
  });

  return {
    isOn,
    reach,
    track: computed(() => (isOn.value ? blurred.value : camera.value)),
    toggle: () => {
      isOn.value = !isOn.peek();
    },
    stop,
  };
}

// Not yet in TypeScript's DOM: https://w3c.github.io/mediacapture-extensions/#background-blur
type BackgroundBlur = { backgroundBlur?: boolean[] };

function canBlurBackground(camera: MediaStreamTrack): boolean {
  const { backgroundBlur } = (camera.getCapabilities?.() ?? {}) as BackgroundBlur;
  return backgroundBlur?.includes(true) === true && backgroundBlur.includes(false);
}

const blurBackground = (camera: MediaStreamTrack, isOn: boolean) =>
  camera.applyConstraints({ backgroundBlur: { exact: isOn } } as MediaTrackConstraints);
