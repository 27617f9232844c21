// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { status } from '../app/status.ts';
import { ShareSheet } from './share-sheet.tsx';

const address = 'https://site.example/r/t%C3%A9';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown(clipboard: Partial<Clipboard> | undefined) {
  vi.stubGlobal('navigator', { clipboard });
  render(<ShareSheet room="té" address={address} onClose={() => undefined} />);
  return screen.queryByRole('button', { name: 'Copy the link', hidden: true });
}

test('shows the address of the room, also to be scanned, and copies it', async () => {
  const writeText = vi.fn(async () => undefined);
  const button = shown({ writeText });
  expect(screen.getByText(address)).toBeTruthy();
  expect(screen.getByRole('img', { name: 'QR code of the address below', hidden: true })).toBeTruthy();
  fireEvent.click(button as HTMLElement);
  expect(writeText).toHaveBeenCalledWith(address);
  await vi.waitFor(() => expect(status.value).toBe('Copied.'));
});

test('offers no copy where there is no clipboard', () => {
  expect(shown(undefined)).toBeNull();
  expect(screen.getByText(address)).toBeTruthy();
});
