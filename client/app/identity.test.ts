// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteGuest } from './guest.ts';
import { openIdentity } from './identity.ts';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
});

afterEach(() => void vi.unstubAllGlobals());

test('is the same for every tab of the browser', () => {
  openIdentity().keep('token');
  expect(openIdentity().token()).toBe('token');
});

test('is another one for a guest tab, and stays it when the address changes', () => {
  openIdentity().keep('token');
  history.replaceState(null, '', '/?guest');
  noteGuest();
  history.replaceState(null, '', '/talk');
  expect(openIdentity().token()).toBeUndefined();
  openIdentity().keep('guest token');
  expect(openIdentity().token()).toBe('guest token');
  expect(localStorage.getItem('aleatoria.token')).toBe('"token"');
});

test('is forgotten when the server does not know it', () => {
  const identity = openIdentity();
  identity.keep('token');
  identity.drop();
  expect(identity.token()).toBeUndefined();
});

test('stays the same through reconnects where the browser refuses storage', () => {
  vi.stubGlobal('localStorage', undefined);
  const identity = openIdentity();
  identity.keep('token');
  expect(identity.token()).toBe('token');
  identity.drop();
  expect(identity.token()).toBeUndefined();
});
