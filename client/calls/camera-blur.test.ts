import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { cameraBlur } from './camera-blur.ts';
import { settled } from './fake-devices.ts';

/** A camera whose browser can tell a person from the background. */
function ableCamera() {
  const wanted: boolean[] = [];
  const track = {
    getCapabilities: () => ({ backgroundBlur: [false, true] }),
    async applyConstraints({ backgroundBlur }: { backgroundBlur: { exact: boolean } }) {
      wanted.push(backgroundBlur.exact);
    },
  };
  return { track: track as unknown as MediaStreamTrack, wanted };
}

test('asks the browser to hide the background where it can, and shows nothing until it does', async () => {
  const { track, wanted } = ableCamera();
  const blur = cameraBlur(signal(track));
  expect([blur.reach.value, blur.track.value]).toEqual(['background', track]);
  blur.toggle();
  expect(blur.track.value).toBeNull();
  await settled();
  expect(blur.track.value).toBe(track);
  blur.toggle();
  expect(blur.track.value).toBe(track);
  expect(wanted).toEqual([true, false]);
});

test('covers another camera as well before anything of it is shown', async () => {
  const camera = signal<MediaStreamTrack | null>(ableCamera().track);
  const blur = cameraBlur(camera);
  blur.toggle();
  await settled();
  const { track, wanted } = ableCamera();
  camera.value = track;
  expect(blur.track.value).toBeNull();
  await settled();
  expect([blur.track.value, wanted]).toEqual([track, [true]]);
  camera.value = null;
  expect(blur.track.value).toBeNull();
});

test('can blur no more than the whole picture where the browser cannot tell the background', () => {
  const track = { getCapabilities: () => ({}) } as unknown as MediaStreamTrack;
  expect(cameraBlur(signal(track)).reach.value).toBe('picture');
});
