import { useEffect } from 'preact/hooks';
import { toggleFullScreen } from '../calls/full-screen.ts';
import { togglePictureInPicture } from '../calls/picture-in-picture.ts';
import { currentTalk } from '../matching/state.ts';
import type { Client } from './client.ts';
import { focusRegion } from './focus-region.ts';
import { navigate } from './router.ts';
import { type Shortcut, shortcutOf } from './shortcut.ts';
import { ShortcutsSheet, shortcutsShown } from './shortcuts-sheet.tsx';
import { announce } from './status.ts';

/** Listens for the keys of the whole page, and shows the list of them when asked. */
export function Shortcuts({ client }: { client: Client }) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (!shortcut || document.querySelector('dialog[open]')) return;
      if (shortcut === 'escape' && document.querySelector(':popover-open')) return;
      if (shortcut !== 'escape') event.preventDefault();
      actions[shortcut](client);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [client]);
  return shortcutsShown.value && <ShortcutsSheet />;
}

const actions: Record<Shortcut, (client: Client) => void> = {
  escape: stopOrSkip,
  microphone: ({ calls }) => calls.media.peek()?.toggleMicrophone(),
  camera: ({ calls }) => calls.media.peek()?.toggleCamera(),
  blur: ({ calls }) => calls.media.peek()?.toggleBlur(),
  pictureInPicture: togglePictureInPicture,
  fullScreen: ({ calls }) => {
    if (calls.media.peek()) toggleFullScreen();
  },
  write,
  help: () => {
    shortcutsShown.value = true;
  },
  nextRegion: () => focusRegion(1),
  previousRegion: () => focusRegion(-1),
};

function stopOrSkip({ desk, escapeTwice }: Client): void {
  const talk = currentTalk(desk.state.peek());
  if (desk.state.peek().kind === 'queueing') navigate('/');
  else if (!talk || document.fullscreenElement) return;
  else if (escapeTwice.press()) void desk.search(talk.wishes);
  else announce('Press Esc again to skip.');
}

function write({ calls, isWriting }: Client): void {
  if (calls.sheet.peek() === 'peek') calls.sheet.value = 'half';
  isWriting.value = true;
  document.querySelector<HTMLElement>('.composer textarea')?.focus();
}
