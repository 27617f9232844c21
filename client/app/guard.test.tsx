// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Guard } from './guard.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Broken(): never {
  throw new Error('broken');
}

function openWith(clipboard: unknown) {
  vi.stubGlobal('navigator', { clipboard });
  render(
    <Guard>
      <Broken />
    </Guard>,
  );
}

test('copies what broke', () => {
  const writeText = vi.fn(async () => undefined);
  openWith({ writeText });
  fireEvent.click(screen.getByRole('button', { name: 'Copy details' }));
  expect(writeText).toHaveBeenCalledWith(expect.stringContaining('broken'));
});

test('offers no copy where the browser has no clipboard', () => {
  openWith(undefined);
  expect(screen.getByRole('button', { name: 'Reload' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Copy details' })).toBeNull();
});
