export type Device = 'camera' | 'microphone';

/** Why a device gives nothing. */
export type DeviceFault =
  /** The question was closed without an answer. */
  | 'dismissed'
  | 'blocked'
  | 'blocked_by_system'
  | 'in_use'
  | 'not_found'
  | 'insecure'
  | 'unplugged'
  | 'unknown';

/** The fault behind an error of getUserMedia. */
export function deviceFault(error: unknown): DeviceFault {
  const { name, message } = Object(error) as { name?: unknown; message?: unknown };
  switch (name) {
    case 'NotAllowedError':
      return /by (the )?system/i.test(String(message)) ? 'blocked_by_system' : 'blocked';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'not_found';
    case 'NotReadableError':
    case 'AbortError':
      return 'in_use';
    case 'SecurityError':
      return 'insecure';
    default:
      return 'unknown';
  }
}

export interface Advice {
  /** A label in [brackets] is a button; words in **asterisks** stand on a button of the browser. */
  sentence: string;
  /** What else can be done before a call. */
  otherwise?: string;
}

/** What a person is told of a fault and can do about it. */
export function deviceAdvice(device: Device, fault: DeviceFault, iosSafari: boolean): Advice {
  return device === 'camera' ? cameraAdvice(fault, iosSafari) : microphoneAdvice(fault, iosSafari);
}

const withoutCamera = 'You can also [continue without camera], [talk by voice] or [by text].';
const byText = 'You can also [talk by text].';

function cameraAdvice(fault: DeviceFault, iosSafari: boolean): Advice {
  switch (fault) {
    case 'in_use':
      return {
        sentence: 'Another app or tab is using your camera. Close it, then [Try again].',
        otherwise: '[Continue without camera]',
      };
    case 'not_found':
      return {
        sentence: "We can't find a camera. Plug one in, check its cover or switch, then [Try again].",
        otherwise: 'You can also [talk by voice] or [by text].',
      };
    case 'unplugged':
      return { sentence: 'Your camera was unplugged. Stranger sees your picture as off. [Choose another]' };
    case 'insecure':
      return { sentence: insecure('camera'), otherwise: byText };
    default:
      return { sentence: refused('camera', 'Camera', fault, iosSafari), otherwise: withoutCamera };
  }
}

function microphoneAdvice(fault: DeviceFault, iosSafari: boolean): Advice {
  switch (fault) {
    case 'in_use':
      return {
        sentence: 'Another app or tab is using your microphone. Close it, then [Try again].',
        otherwise: byText,
      };
    case 'not_found':
      return {
        sentence: "We can't find a microphone. Plug one in, check its switch, then [Try again].",
        otherwise: byText,
      };
    case 'unplugged':
      return { sentence: "Your microphone was unplugged. Stranger can't hear you. [Choose another]" };
    case 'insecure':
      return { sentence: insecure('microphone'), otherwise: byText };
    default:
      return { sentence: refused('microphone', 'Microphone', fault, iosSafari), otherwise: byText };
  }
}

function refused(device: Device, name: string, fault: DeviceFault, iosSafari: boolean): string {
  if (fault === 'blocked_by_system') {
    return `Your browser has permission, but your computer's privacy settings are blocking the ${device}. macOS: System Settings → Privacy & Security → ${name}. Windows: Settings → Privacy & security → ${name}. [Try again]`;
  }
  if (fault === 'dismissed' && !iosSafari) return 'You closed the question. [Ask again]';
  // Safari on a phone asks once: what was closed there has to be allowed as what was blocked.
  if (fault !== 'blocked' && fault !== 'dismissed') {
    return `Your ${device} didn't start. Check that it works in another app, then [Try again].`;
  }
  return iosSafari
    ? `Open **aA → Website Settings → ${name} → Allow**, then [Try again].`
    : `Your browser is blocking the ${device} for this site. Click the icon left of the address, set ${name} to Allow, then [Try again].`;
}

const insecure = (device: Device) =>
  `Browsers open the ${device} only on secure pages. Put https:// in front of this site's address.`;

export const silentMicrophone =
  'Your microphone is on but we hear nothing. It may be muted on the headset, or the wrong one is chosen. [Choose another]';

/** What is shown while the browser asks for permission. */
export function askingSentence(device: Device): string {
  return device === 'camera'
    ? 'Your browser is asking to use your camera. Choose **Allow** to continue, or [Continue without camera].'
    : 'Your browser is asking to use your microphone. Choose **Allow** to continue.';
}
