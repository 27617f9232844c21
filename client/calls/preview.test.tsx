// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prefer, preferences } from '../app/preferences.ts';
import { fakeDevices } from './fake-devices.ts';
import type { LocalMedia } from './media.ts';
import { Preview } from './preview.tsx';
import type { Relay } from './route-choice.tsx';

let devices: ReturnType<typeof fakeDevices>;

beforeEach(() => {
  devices = fakeDevices();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function preview({ mode = 'video', relay = 'none' }: { mode?: 'voice' | 'video'; relay?: Relay } = {}) {
  const on = { onReady: vi.fn<(media: LocalMedia) => void>(), onMode: vi.fn(), onCancel: vi.fn() };
  return { ...render(<Preview mode={mode} relay={relay} {...on} />), ...on };
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const findSomeone = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Find someone' });
const ready = () => waitFor(() => expect(findSomeone().disabled).toBe(false));

test('hands the open media over', async () => {
  const { onReady, unmount } = preview();
  await ready();
  fireEvent.click(findSomeone());
  expect(onReady).toHaveBeenCalledOnce();
  unmount();
  expect(devices.live()).toEqual(['audio', 'video']);
});

test('closes the media when the person goes back', async () => {
  const { onCancel, unmount } = preview();
  await ready();
  await press('Back');
  expect(onCancel).toHaveBeenCalledOnce();
  unmount();
  await waitFor(() => expect(devices.live()).toEqual([]));
});

test('starts with the camera off when that is wished', async () => {
  const { onReady } = preview();
  fireEvent.click(await screen.findByLabelText('Start with camera off'));
  fireEvent.click(findSomeone());
  expect(onReady.mock.lastCall?.[0].camera.value).toBe(false);
  expect(devices.live()).toEqual(['audio']);
});

test('asks for no camera and offers none in a voice call', async () => {
  preview({ mode: 'voice' });
  await ready();
  expect(devices.live()).toEqual(['audio']);
  expect(screen.queryByLabelText('Camera')).toBeNull();
  expect(await screen.findByLabelText('Microphone')).toBeDefined();
});

test('says what the browser asks for, and goes on without the camera', async () => {
  devices.refuse = ({ video }) => (video ? new DOMException('', 'NotAllowedError') : null);
  devices.permissions.camera = 'denied';
  const { container } = preview();
  expect(container.textContent).toContain(
    'Your browser is asking to use your camera. Choose Allow to continue, or Continue without camera.',
  );
  expect((await screen.findByRole('alert')).textContent).toContain(
    'Your browser is blocking the camera for this site.',
  );
  expect(findSomeone().disabled).toBe(true);
  await press('continue without camera');
  await ready();
  expect(screen.getByText('Your camera is off')).toBeDefined();
});

test('tries again with the camera', async () => {
  devices.refuse = () => new DOMException('', 'NotReadableError');
  preview();
  await screen.findByRole('alert');
  devices.refuse = null;
  await press('Try again');
  await ready();
  expect(devices.live()).toEqual(['audio', 'video']);
});

test('leads to voice or text when there is no camera', async () => {
  devices.refuse = () => new DOMException('', 'NotFoundError');
  devices.present = ['audioinput'];
  const { onMode } = preview();
  await press('talk by voice');
  await press('by text');
  expect(onMode.mock.calls).toEqual([['voice'], ['text']]);
});

const privateRoute = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Private route' });

test.each([
  ['none', false, 'No relay server is set up here: the other person can see your address.'],
  ['required', true, 'Calls here always go through our relay, so nobody sees your address.'],
] as const)('says what route there is where there is no choice (relay: %s)', (relay, isOn, words) => {
  const { container } = preview({ relay });
  expect([privateRoute().checked, privateRoute().disabled]).toEqual([isOn, true]);
  expect(container.textContent).toContain(words);
});

test('keeps the route private until one wishes otherwise', async () => {
  const { container } = preview({ relay: 'offered' });
  expect([privateRoute().checked, privateRoute().disabled]).toEqual([true, false]);
  fireEvent.click(privateRoute());
  expect(preferences.value.privateRoute).toBe(false);
  await waitFor(() => expect(container.textContent).toContain("each can see the other's IP address"));
  prefer({ privateRoute: true });
});
