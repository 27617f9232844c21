import { useRef, useState } from 'preact/hooks';
import { limits } from '../../shared/limits.ts';
import { withConsent } from '../app/consent.ts';
import { roomPath } from '../app/route.ts';
import { navigate } from '../app/router.ts';
import { announce } from '../app/status.ts';
import { roomName, roomNameRule } from '../rooms/room-name.ts';
import { Liveliest } from './liveliest.tsx';
import { lobby } from './lobby.ts';

export function RoomsDoor() {
  const name = useRef<HTMLInputElement>(null);
  const [isRefused, setRefused] = useState(false);
  const join = (event: Event) => {
    event.preventDefault();
    const wished = roomName(name.current?.value ?? '');
    setRefused(wished === '');
    if (wished !== '') return enter(wished);
    announce(roomNameRule);
    name.current?.focus();
  };
  return (
    <section class="rooms-door" aria-labelledby="rooms-title" data-region tabIndex={-1}>
      <h2 id="rooms-title">Or join a room</h2>
      <form class="room-form" onSubmit={join}>
        <label class="spoken" for="room-name">
          Room name
        </label>
        <input
          id="room-name"
          ref={name}
          class="boxed"
          type="text"
          required
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxLength={limits.roomNameLength}
          placeholder="room name"
          aria-invalid={isRefused}
          aria-describedby="room-name-rule"
          onInput={() => setRefused(false)}
        />
        <button type="submit" class="button strong">
          Join
        </button>
        <p id="room-name-rule" class="field-refusal">
          {isRefused && roomNameRule}
        </p>
      </form>
      <Liveliest rooms={lobby.value?.rooms} onEnter={enter} onMakeFirst={() => name.current?.focus()} />
      <a
        class="link"
        href="/d"
        onClick={(event) => {
          event.preventDefault();
          withConsent(() => navigate('/d'));
        }}
      >
        Your conversations
      </a>
    </section>
  );
}

const enter = (name: string) => withConsent(() => navigate(roomPath(name)));
