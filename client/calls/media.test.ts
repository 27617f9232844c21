import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prefer, preferences } from '../app/preferences.ts';
import { type FakeTrack, fakeDevices, settled } from './fake-devices.ts';
import { openMedia } from './media.ts';

let devices: ReturnType<typeof fakeDevices>;

beforeEach(() => {
  devices = fakeDevices();
});

const unset = preferences.peek();

afterEach(() => {
  vi.unstubAllGlobals();
  preferences.value = unset;
});

const fake = (track: MediaStreamTrack | null) => track as unknown as FakeTrack;

test('opens microphone and camera, and closes both', async () => {
  const media = await openMedia({ camera: true });
  expect([media.microphone.value, media.camera.value]).toEqual([true, true]);
  media.close();
  expect(devices.live()).toEqual([]);
});

test('asks for no camera where none is wanted', async () => {
  const media = await openMedia({ camera: false });
  expect(devices.requests).toEqual([{ audio: {}, video: false }]);
  expect(media.cameraTrack.value).toBeNull();
});

test('opens the devices that were chosen last', async () => {
  const media = await openMedia({ camera: true });
  media.chooseMicrophone('headset');
  media.chooseCamera('webcam');
  media.speaker.value = 'boxes';
  media.close();
  const next = await openMedia({ camera: true });
  expect([next.microphoneId.value, next.cameraId.value, next.speaker.value]).toEqual([
    'headset',
    'webcam',
    'boxes',
  ]);
});

test('takes another device where the one chosen last is no longer there', async () => {
  prefer({ microphoneId: 'gone' });
  devices.refuse = ({ audio }) => (audio === true ? null : new DOMException('', 'OverconstrainedError'));
  const media = await openMedia({ camera: false });
  expect(media.microphoneId.value).toBe('first-audio');
});

test('takes a device as it is when it cannot do what we would like', async () => {
  devices.refuse = ({ video }) => (video === true ? null : new DOMException('', 'OverconstrainedError'));
  const media = await openMedia({ camera: true });
  expect(media.camera.value).toBe(true);
});

test('mutes without letting go of the microphone', async () => {
  const media = await openMedia({ camera: false });
  media.toggleMicrophone();
  expect(media.microphone.value).toBe(false);
  expect(fake(media.microphoneTrack.value)).toMatchObject({ enabled: false, readyState: 'live' });
});

test('stays muted with another microphone, and lets go of the first', async () => {
  const media = await openMedia({ camera: false });
  media.toggleMicrophone();
  media.chooseMicrophone('headset');
  await settled();
  expect(fake(media.microphoneTrack.value)).toMatchObject({ deviceId: 'headset', enabled: false });
  expect(devices.live()).toEqual(['audio']);
});

test('lets go of the camera while it is off', async () => {
  const media = await openMedia({ camera: true });
  media.toggleCamera();
  expect([media.camera.value, media.cameraTrack.value]).toEqual([false, null]);
  expect(devices.live()).toEqual(['audio']);
  media.toggleCamera();
  await settled();
  expect(devices.live()).toEqual(['audio', 'video']);
});

test('keeps the camera off that is chosen while it is off, and uses it later', async () => {
  const media = await openMedia({ camera: true });
  media.toggleCamera();
  media.chooseCamera('second');
  expect(media.camera.value).toBe(false);
  media.toggleCamera();
  await settled();
  expect(fake(media.cameraTrack.value).deviceId).toBe('second');
});

test('stops a camera that comes after it was switched off again', async () => {
  const media = await openMedia({ camera: true });
  media.toggleCamera();
  media.toggleCamera();
  media.close();
  await settled();
  expect(devices.live()).toEqual([]);
});

test('tells of an unplugged camera until another one works', async () => {
  const media = await openMedia({ camera: true });
  fake(media.cameraTrack.value).unplug();
  expect(media.camera.value).toBe(false);
  expect(media.trouble.value).toEqual({ device: 'camera', fault: 'unplugged' });
  media.chooseCamera('second');
  await settled();
  expect([media.camera.value, media.trouble.value]).toEqual([true, null]);
});

test('opens a microphone again that was unplugged', async () => {
  const media = await openMedia({ camera: false });
  fake(media.microphoneTrack.value).unplug();
  expect([media.microphone.value, media.trouble.value?.fault]).toEqual([false, 'unplugged']);
  media.toggleMicrophone();
  await settled();
  expect([media.microphone.value, media.trouble.value]).toEqual([true, null]);
});

test('tells why a camera does not come back', async () => {
  const media = await openMedia({ camera: true });
  media.toggleCamera();
  devices.refuse = () => new DOMException('', 'NotReadableError');
  media.toggleCamera();
  await settled();
  expect([media.camera.value, media.trouble.value]).toEqual([false, { device: 'camera', fault: 'in_use' }]);
});

test('fails with the error of the browser, or of a page that is not secure', async () => {
  devices.refuse = () => new DOMException('', 'NotAllowedError');
  await expect(openMedia({ camera: true })).rejects.toMatchObject({ name: 'NotAllowedError' });
  vi.stubGlobal('navigator', {});
  await expect(openMedia({ camera: true })).rejects.toMatchObject({ name: 'SecurityError' });
});
