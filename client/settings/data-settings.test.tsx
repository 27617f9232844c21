// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { DataSettings } from './data-settings.tsx';

afterEach(cleanup);

test.each([
  'What you wrote in rooms and direct messages and could not be sent yet, for a day.',
  'Which rooms you are in, and how far you have read there.',
  'Your name, what others may notice of you, and when you were last here: for 30 days.',
])('says what is kept: %s', (kept) => {
  render(<DataSettings />);
  expect(screen.getByText(kept)).toBeTruthy();
});
