import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { toggleFullScreen } from '../calls/full-screen.ts';
import { togglePictureInPicture } from '../calls/picture-in-picture.ts';
import { pressKeep } from '../direct/press-keep.ts';
import { currentTalk } from '../matching/state.ts';
import { Lazily } from '../ui/lazily.tsx';
import type { Client } from './client.ts';
import { closeOpen } from './close-open.ts';
import { focusRegion } from './focus-region.ts';
import { helpShown } from './help-shown.ts';
import { isLeavingFullScreen, watchFullScreen } from './leaving-full-screen.ts';
import { showNewest, showOlder } from './move-through-messages.ts';
import { preferences } from './preferences.ts';
import { pressEscape } from './press-escape.ts';
import { type Shortcut, shortcutOf } from './shortcut.ts';

const goToRoomShown = signal(false);

/** Listens for the keys of the whole page, and shows what they open. */
export function Shortcuts({ client }: { client: Client }) {
  useEffect(watchFullScreen, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event, preferences.peek());
      if (!shortcut || document.querySelector('dialog[open]')) return;
      if (shortcut === 'escape' && document.querySelector(':popover-open')) return;
      if (shortcut !== 'escape') event.preventDefault();
      actions[shortcut](client);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [client]);
  return (
    <>
      {helpShown.value && <Lazily load={loadHelp} onFail={closeHelp} />}
      {goToRoomShown.value && <Lazily load={() => loadGoToRoom(client)} onFail={closeGoToRoom} />}
    </>
  );
}

const closeHelp = () => {
  helpShown.value = false;
};

const closeGoToRoom = () => {
  goToRoomShown.value = false;
};

async function loadHelp() {
  const { HelpSheet } = await import('./help-sheet.tsx');
  return () => <HelpSheet />;
}

async function loadGoToRoom({ desk }: Client) {
  const { GoToRoomSheet } = await import('../rooms/go-to-room-sheet.tsx');
  return () => <GoToRoomSheet desk={desk} onClose={closeGoToRoom} />;
}

const actions: Record<Shortcut, (client: Client) => void> = {
  escape: (client) => {
    if (!isLeavingFullScreen() && !closeOpen()) pressEscape(client);
  },
  microphone: ({ calls }) => calls.media.peek()?.toggleMicrophone(),
  camera: ({ calls }) => calls.media.peek()?.toggleCamera(),
  blur: ({ calls }) => calls.media.peek()?.toggleBlur(),
  pictureInPicture: togglePictureInPicture,
  fullScreen: ({ calls }) => {
    if (calls.media.peek()) toggleFullScreen();
  },
  write,
  keep: pressKeep,
  help: () => {
    helpShown.value = true;
  },
  goToRoom: () => {
    goToRoomShown.value = true;
  },
  previousPlace: (client) => stepToPlace(client, -1),
  nextPlace: (client) => stepToPlace(client, 1),
  older: showOlder,
  newest: showNewest,
  nextRegion: () => focusRegion(1),
  previousRegion: () => focusRegion(-1),
};

/** Not from a stranger to a room: that would end the conversation. */
function stepToPlace({ desk, placeDesk }: Client, by: 1 | -1): void {
  if (!currentTalk(desk.state.peek())) placeDesk.step(by);
}

function write({ calls, isWriting }: Client): void {
  if (calls.sheet.peek() === 'peek') calls.sheet.value = 'half';
  isWriting.value = true;
  // In a call the message box is there only after the next drawing.
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.composer textarea')?.focus());
}
