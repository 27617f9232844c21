import { expect, test } from 'vitest';
import { askingSentence, deviceAdvice, deviceFault } from './media-errors.ts';

test.each([
  ['NotAllowedError', 'Permission denied', 'blocked'],
  ['NotAllowedError', 'Permission denied by system', 'blocked_by_system'],
  ['NotFoundError', 'Requested device not found', 'not_found'],
  ['OverconstrainedError', '', 'not_found'],
  ['NotReadableError', 'Could not start video source', 'in_use'],
  ['AbortError', 'Starting videoinput failed', 'in_use'],
  ['SecurityError', '', 'insecure'],
  ['TypeError', '', 'unknown'],
] as const)('takes %s "%s" as %s', (name, message, fault) => {
  expect(deviceFault(new DOMException(message, name))).toBe(fault);
});

test('takes what is no error as unknown', () => {
  expect(deviceFault(undefined)).toBe('unknown');
});

test.each([
  [
    'blocked',
    'Your browser is blocking the camera for this site. Click the icon left of the address, set Camera to Allow, then [Try again].',
  ],
  [
    'blocked_by_system',
    "Your browser has permission, but your computer's privacy settings are blocking the camera. macOS: System Settings → Privacy & Security → Camera. Windows: Settings → Privacy & security → Camera. [Try again]",
  ],
  ['in_use', 'Another app or tab is using your camera. Close it, then [Try again].'],
  ['not_found', "We can't find a camera. Plug one in, check its cover or switch, then [Try again]."],
  ['unplugged', 'Your camera was unplugged. Stranger sees your picture as off. [Choose another]'],
  ['dismissed', 'You closed the question. [Ask again]'],
] as const)('says what to do about a camera that is %s', (fault, sentence) => {
  expect(deviceAdvice('camera', fault, false).sentence).toBe(sentence);
});

test('names the way into the settings of Safari on a phone', () => {
  expect(deviceAdvice('microphone', 'blocked', true).sentence).toBe(
    'Open **aA → Website Settings → Microphone → Allow**, then [Try again].',
  );
  expect(deviceAdvice('camera', 'dismissed', true).sentence).toContain('Website Settings → Camera');
});

test('asks for https where the page is not secure', () => {
  expect(deviceAdvice('camera', 'insecure', false).sentence).toContain('https://');
});

test('offers to go on without a camera, never without a microphone', () => {
  expect(askingSentence('camera')).toContain('[Continue without camera]');
  expect(askingSentence('microphone')).not.toContain('[');
  expect(deviceAdvice('camera', 'in_use', false).otherwise).toBe('[Continue without camera]');
  expect(deviceAdvice('microphone', 'in_use', false).otherwise).toBe('You can also [talk by text].');
});
