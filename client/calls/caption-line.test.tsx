// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { CaptionLine } from './caption-line.tsx';
import type { Recognition } from './local-speech.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const missing = 'Captions need speech recognition on this device; this browser has none.';
const track = { readyState: 'live' } as MediaStreamTrack;

/** The browser's border: a recognition that hears what a test says. */
function fakeSpeech({ availability = 'available', installs = true } = {}) {
  const made: Recognition[] = [];
  const started: boolean[] = [];
  const aborted = vi.fn();
  class FakeSpeech {
    static available = async () => availability;
    static install = async () => installs;
    get processLocally() {
      return this.#isLocal;
    }
    set processLocally(isLocal) {
      this.#isLocal = isLocal;
    }
    #isLocal = false;
    onresult: Recognition['onresult'] = null;
    constructor() {
      made.push(this as unknown as Recognition);
    }
    start() {
      started.push(this.#isLocal);
    }
    abort = aborted;
  }
  vi.stubGlobal('SpeechRecognition', FakeSpeech);
  return {
    made,
    aborted,
    /** For each start, whether it was to stay on the device. */
    started,
    say(transcript: string, isFinal: boolean) {
      const result = Object.assign([{ transcript }], { isFinal });
      made[0]?.onresult?.({ resultIndex: 0, results: [result] });
    },
  };
}

test('writes along what is said, and keeps it on this device', async () => {
  const { started, say } = fakeSpeech();
  render(<CaptionLine track={track} />);
  await waitFor(() => expect(started).toEqual([true]));
  say('where does', false);
  expect(await screen.findByText('where does')).toBeTruthy();
  say('where does yours leave from', true);
  say('I wake up', false);
  expect(await screen.findByText('where does yours leave from I wake up')).toBeTruthy();
});

test('goes on after a silence, and stops for good when it is switched off', async () => {
  const { made, started, aborted } = fakeSpeech();
  const { unmount } = render(<CaptionLine track={track} />);
  await waitFor(() => expect(started.length).toBe(1));
  made[0]?.onend?.();
  expect(started.length).toBe(2);
  unmount();
  await waitFor(() => expect(aborted).toHaveBeenCalledOnce());
  made[0]?.onend?.();
  expect(started.length).toBe(2);
});

test('fetches a language that the browser can have', async () => {
  const { started } = fakeSpeech({ availability: 'downloadable' });
  render(<CaptionLine track={track} />);
  await waitFor(() => expect(started).toEqual([true]));
});

test.each([
  ['only asks a third party', () => vi.stubGlobal('SpeechRecognition', class {})],
  ['cannot hear this language', () => fakeSpeech({ availability: 'unavailable' })],
  ['does not get the language', () => fakeSpeech({ availability: 'downloadable', installs: false })],
])('says that there are none where the browser %s', async (_what, set) => {
  set();
  render(<CaptionLine track={track} />);
  expect(await screen.findByText(missing)).toBeTruthy();
});
