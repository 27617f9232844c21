import { effect, signal } from '@preact/signals';
import { stored } from './stored.ts';

const announcements = ['all', 'mentions', 'none'] as const;
const escapes = ['double', 'single', 'off'] as const;
export const corners = ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const;

export type Corner = (typeof corners)[number];
const textSizes = ['normal', 'large', 'largest'] as const;
const motions = ['system', 'reduced'] as const;
const contrasts = ['system', 'more'] as const;

/** What one has set for this browser. */
export interface Preferences {
  /** Which messages a screen reader is told of as they come. */
  announcements: (typeof announcements)[number];
  /** How often Esc is pressed to go on to the next stranger. */
  escape: (typeof escapes)[number];
  /** Keys that are a single letter do something. */
  letterKeys: boolean;
  /** Keys chosen instead of ours, by what they do. */
  keymap: Record<string, string>;
  /** Looks for the next stranger when this one has gone. */
  autoNext: boolean;
  captions: boolean;
  /** Calls go through the relay server where there is one. */
  privateRoute: boolean;
  /** One's own picture is shown as in a mirror. */
  mirrored: boolean;
  /** Notices of the browser while the tab is out of sight. */
  notices: boolean;
  /** Has answered where notices were offered, and is not asked again. */
  noticesOffered: boolean;
  /** Where one's own picture lies over the stranger's. */
  corner: Corner;
  /** Tells the other side that one types. */
  typing: boolean;
  textSize: (typeof textSizes)[number];
  motion: (typeof motions)[number];
  contrast: (typeof contrasts)[number];
  /** The ids of the devices chosen last; '' is the browser's choice. */
  cameraId: string;
  microphoneId: string;
  speakerId: string;
}

export const unset: Preferences = {
  announcements: 'all',
  escape: 'double',
  letterKeys: true,
  keymap: {},
  autoNext: false,
  captions: false,
  privateRoute: true,
  mirrored: true,
  notices: false,
  noticesOffered: false,
  corner: 'top-right',
  typing: true,
  textSize: 'normal',
  motion: 'system',
  contrast: 'system',
  cameraId: '',
  microphoneId: '',
  speakerId: '',
};

const kept = stored('localStorage', 'preferences', preferencesOf);

export const preferences = signal<Preferences>(kept.read() ?? unset);

/** Changes some of them, here and for the next visit. */
export function prefer(change: Partial<Preferences>): void {
  preferences.value = { ...preferences.peek(), ...change };
}

let known = preferences.peek();
effect(() => {
  if (preferences.value !== known) kept.write(preferences.value);
  known = preferences.value;
});

/** Takes from what was found each part that is one of ours, and leaves the others unset. */
function preferencesOf(found: unknown): Preferences {
  const part: { [P in keyof Preferences]?: unknown } = isRecord(found) ? found : {};
  return {
    announcements: oneOf(announcements, part.announcements, unset.announcements),
    escape: oneOf(escapes, part.escape, unset.escape),
    letterKeys: flagOf(part.letterKeys, unset.letterKeys),
    keymap: keymapOf(part.keymap),
    privateRoute: flagOf(part.privateRoute, unset.privateRoute),
    mirrored: flagOf(part.mirrored, unset.mirrored),
    notices: flagOf(part.notices, unset.notices),
    noticesOffered: flagOf(part.noticesOffered, unset.noticesOffered),
    corner: oneOf(corners, part.corner, unset.corner),
    autoNext: flagOf(part.autoNext, unset.autoNext),
    captions: flagOf(part.captions, unset.captions),
    typing: flagOf(part.typing, unset.typing),
    textSize: oneOf(textSizes, part.textSize, unset.textSize),
    motion: oneOf(motions, part.motion, unset.motion),
    contrast: oneOf(contrasts, part.contrast, unset.contrast),
    cameraId: textOf(part.cameraId, unset.cameraId),
    microphoneId: textOf(part.microphoneId, unset.microphoneId),
    speakerId: textOf(part.speakerId, unset.speakerId),
  };
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null && !Array.isArray(found);
}

function oneOf<T>(choices: readonly T[], found: unknown, otherwise: T): T {
  return choices.find((each) => each === found) ?? otherwise;
}

function flagOf(found: unknown, otherwise: boolean): boolean {
  return typeof found === 'boolean' ? found : otherwise;
}

function textOf(found: unknown, otherwise: string): string {
  return typeof found === 'string' ? found : otherwise;
}

function keymapOf(found: unknown): Record<string, string> {
  const entries = isRecord(found) ? Object.entries(found) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
