import { Composer } from '../chat/composer.tsx';
import type { KeptChat } from '../chat/conversation-chat.ts';
import { EarlierButton } from '../chat/earlier-button.tsx';
import { KeptTranscript } from '../chat/kept-transcript.tsx';
import { NoticesOffer } from '../chat/notices-offer.tsx';
import { TypingLine } from '../chat/typing-line.tsx';
import type { RoomDesk } from './room-desk.ts';
import { RoomNotice } from './room-notice.tsx';

/** What is written in the room. */
export function RoomTalk({ rooms }: { rooms: RoomDesk }) {
  const room = rooms.room.value;
  const { chat } = rooms;
  if (!chat) return <div class="transcript" />;
  const isJoined = room.kind === 'joined';
  return (
    <>
      <KeptTranscript
        key={room.kind === 'outside' ? '' : room.name}
        chat={chat}
        isMention={rooms.mine.isMention}
      >
        <TranscriptStart rooms={rooms} chat={chat} />
      </KeptTranscript>
      <NoticesOffer chat={chat} question="Get a notice when you are named here while you look elsewhere?" />
      <TypingLine typing={rooms.typing} />
      <Composer
        chat={chat}
        teller={rooms.teller}
        isOpen={isJoined}
        focusFor={isJoined ? room.name : undefined}
      />
    </>
  );
}

function TranscriptStart({ rooms, chat }: { rooms: RoomDesk; chat: KeptChat }) {
  const room = rooms.room.value;
  if (room.kind === 'joined' && chat.lines.value.length === 0) {
    return <p class="transcript-start">Nobody has written here yet. Say what this room is for.</p>;
  }
  return (
    <>
      {room.kind === 'joined' && <EarlierButton chat={chat} />}
      <RoomNotice room={room} onAgain={(name) => rooms.enter(name)} />
    </>
  );
}
