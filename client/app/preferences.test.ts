// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { unset } from './preferences.ts';

/** As after a reload: what one module keeps in memory, the next one does not know. */
async function nextVisit() {
  vi.resetModules();
  return import('./preferences.ts');
}

beforeEach(() => localStorage.clear());

test('has everything unset at first, and writes nothing down', async () => {
  const { preferences } = await nextVisit();
  expect(preferences.value).toEqual(unset);
  expect(localStorage.length).toBe(0);
});

test('keeps what was set for the next visit', async () => {
  const { prefer } = await nextVisit();
  prefer({ announcements: 'none', keymap: { camera: 'c' } });
  prefer({ autoNext: true });
  const { preferences } = await nextVisit();
  expect(preferences.value).toEqual({
    ...unset,
    announcements: 'none',
    keymap: { camera: 'c' },
    autoNext: true,
  });
});

test('keeps what is set through the signal itself', async () => {
  const { preferences } = await nextVisit();
  preferences.value = { ...preferences.peek(), captions: true };
  expect((await nextVisit()).preferences.value.captions).toBe(true);
});

test('takes the good parts of what it finds and leaves the others unset', async () => {
  localStorage.setItem(
    'aleatoria.preferences',
    JSON.stringify({
      announcements: 'loud',
      escape: 'off',
      letterKeys: 'no',
      keymap: { camera: 1, write: 'w' },
      textSize: 'huge',
      contrast: 'more',
      cameraId: 7,
      speakerId: 'loud',
    }),
  );
  const { preferences } = await nextVisit();
  expect(preferences.value).toEqual({
    ...unset,
    escape: 'off',
    keymap: { write: 'w' },
    contrast: 'more',
    speakerId: 'loud',
  });
});

test.each(['nonsense', 'null', '[]', '"text"', '{"keymap":null}'])(
  'lives with %s in its place',
  async (found) => {
    localStorage.setItem('aleatoria.preferences', found);
    expect((await nextVisit()).preferences.value).toEqual(unset);
  },
);
