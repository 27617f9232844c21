import { afterEach, expect, test, vi } from 'vitest';
import { findTrouble } from './device-trouble.ts';
import { fakeDevices } from './fake-devices.ts';

afterEach(() => vi.unstubAllGlobals());

const error = (name: string) => new DOMException('', name);

test('blames the device that is not there', async () => {
  const devices = fakeDevices();
  devices.present = ['videoinput'];
  expect(await findTrouble(error('NotFoundError'), ['camera', 'microphone'])).toEqual({
    device: 'microphone',
    fault: 'not_found',
  });
});

test('blames the camera first when nothing is there', async () => {
  fakeDevices().present = [];
  expect(await findTrouble(error('NotFoundError'), ['camera', 'microphone'])).toMatchObject({
    device: 'camera',
  });
});

test('blames the device without permission', async () => {
  const devices = fakeDevices();
  devices.permissions.microphone = 'denied';
  expect(await findTrouble(error('NotAllowedError'), ['camera', 'microphone'])).toEqual({
    device: 'microphone',
    fault: 'blocked',
  });
});

test('tells a question that was closed from one that was answered with no', async () => {
  const devices = fakeDevices();
  devices.permissions.camera = 'prompt';
  expect(await findTrouble(error('NotAllowedError'), ['camera', 'microphone'])).toEqual({
    device: 'camera',
    fault: 'dismissed',
  });
});

test('finds out which device is in use and leaves nothing open', async () => {
  const devices = fakeDevices();
  devices.refuse = ({ audio }) => (audio ? error('NotReadableError') : null);
  expect(await findTrouble(error('NotReadableError'), ['camera', 'microphone'])).toEqual({
    device: 'microphone',
    fault: 'in_use',
  });
  expect(devices.live()).toEqual([]);
});

test('says so where the browser gives no devices to the page', async () => {
  vi.stubGlobal('navigator', {});
  expect(await findTrouble(error('SecurityError'), ['camera', 'microphone'])).toEqual({
    device: 'camera',
    fault: 'insecure',
  });
});
