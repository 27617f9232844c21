import { useEffect, useRef } from 'preact/hooks';
import { limits } from '../../shared/limits.ts';
import { roomPath } from '../app/route.ts';
import { navigate } from '../app/router.ts';
import { lobby, watchLobby } from '../landing/lobby.ts';
import { currentTalk } from '../matching/state.ts';
import type { TalkDesk } from '../matching/talk-desk.ts';
import { Sheet } from '../ui/sheet.tsx';
import { roomName } from './room-name.ts';

/** From anywhere to a room, by its name. */
export function GoToRoomSheet({ desk, onClose }: { desk: TalkDesk; onClose(): void }) {
  useEffect(watchLobby, []);
  const name = useRef<HTMLInputElement>(null);
  const go = (event: Event) => {
    event.preventDefault();
    const wished = roomName(name.current?.value ?? '');
    if (wished === '') return name.current?.focus();
    onClose();
    navigate(roomPath(wished));
  };
  return (
    <Sheet title="Go to a room" onClose={onClose}>
      {currentTalk(desk.state.value) && <p>This ends your conversation.</p>}
      <form class="room-form" onSubmit={go}>
        <input
          ref={name}
          class="boxed"
          type="text"
          aria-label="Room name"
          required
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxLength={limits.roomNameLength}
          placeholder="room name"
          list="rooms-known"
        />
        <datalist id="rooms-known">
          {lobby.value?.rooms.map(({ room }) => (
            <option key={room} value={room} />
          ))}
        </datalist>
        <button type="submit" class="button strong">
          Go
        </button>
        <button type="button" class="button" onClick={onClose}>
          Back
        </button>
      </form>
    </Sheet>
  );
}
