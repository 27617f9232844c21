// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  areSettingsOpen,
  closeSettings,
  followHistory,
  navigate,
  openSettings,
  redirect,
  route,
} from './router.ts';

beforeEach(() => redirect('/'));
afterEach(() => redirect('/'));

test('opens the settings over the screen that is there, which stays', () => {
  navigate('/r/tea');
  openSettings('keys');
  expect(areSettingsOpen.value).toBe(true);
  expect(location.pathname + location.hash).toBe('/settings#keys');
  expect(route.value).toEqual({ kind: 'room', name: 'tea' });
});

test('knows after a reload what the settings lie over', () => {
  navigate('/talk');
  openSettings();
  const kept = history.state;
  redirect('/');
  history.replaceState(kept, '', '/settings');
  followHistory();
  expect(areSettingsOpen.value).toBe(true);
  expect(route.value).toEqual({ kind: 'talk' });
});

test('closes settings that were opened by their address with the start', () => {
  history.replaceState(null, '', '/settings');
  followHistory();
  expect(areSettingsOpen.value).toBe(true);
  expect(route.value).toEqual({ kind: 'landing' });
  closeSettings();
  expect(areSettingsOpen.value).toBe(false);
  expect(location.pathname).toBe('/');
});

test('closes the settings when the screen beneath goes elsewhere', () => {
  openSettings();
  redirect('/talk');
  expect(areSettingsOpen.value).toBe(false);
  expect(route.value).toEqual({ kind: 'talk' });
});
