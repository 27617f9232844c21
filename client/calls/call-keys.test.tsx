// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { CallKeys } from './call-keys.tsx';
import { type FakeTrack, fakeDevices } from './fake-devices.ts';
import { openMedia } from './media.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function keys(mode: 'voice' | 'video') {
  const devices = fakeDevices();
  const media = await openMedia({ camera: mode === 'video' });
  render(<CallKeys media={media} mode={mode} />);
  return { devices, media };
}

const key = (name: string) => screen.getByRole('button', { name });
const pressed = (name: string) => key(name).getAttribute('aria-pressed');

test('keep their names and are pressed while on', async () => {
  await keys('video');
  expect([pressed('Microphone'), pressed('Camera')]).toEqual(['true', 'true']);
  fireEvent.click(key('Microphone'));
  fireEvent.click(key('Camera'));
  await waitFor(() => expect([pressed('Microphone'), pressed('Camera')]).toEqual(['false', 'false']));
  fireEvent.click(key('Camera'));
  await waitFor(() => expect(pressed('Camera')).toBe('true'));
});

test('have no camera in a voice call', async () => {
  await keys('voice');
  expect(screen.queryByRole('button', { name: 'Camera' })).toBeNull();
});

test('say when a device was unplugged, and offer another', async () => {
  const { media } = await keys('video');
  const track: unknown = media.cameraTrack.value;
  (track as FakeTrack).unplug();
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Your camera was unplugged. Stranger sees your picture as off.');
  fireEvent.click(screen.getByRole('button', { name: 'Choose another' }));
  fireEvent.change(await screen.findByLabelText('Camera'), { target: { value: 'first-videoinput' } });
  await waitFor(() => expect(pressed('Camera')).toBe('true'));
  expect(screen.queryByRole('alert')).toBeNull();
});
