import { failureSentence } from '../app/sentences.ts';
import { Composer } from '../chat/composer.tsx';
import type { KeptChat } from '../chat/conversation-chat.ts';
import { EarlierButton } from '../chat/earlier-button.tsx';
import { KeptTranscript } from '../chat/kept-transcript.tsx';
import type { Line } from '../chat/line.ts';
import { NoticesOffer } from '../chat/notices-offer.tsx';
import { TypingLine } from '../chat/typing-line.tsx';
import type { Standing } from '../sdk/conversation.ts';
import type { DirectDesk } from './direct-desk.ts';

/** What was written, and the field to write more. */
export function DirectTalk({ desk, name }: { desk: DirectDesk; name: string | undefined }) {
  const facing = desk.facing.value;
  if (!facing) return <div class="transcript" />;
  const { chat, userId } = facing;
  const standing = facing.standing.value;
  const isOpen = standing.kind === 'open' || chat.lines.value.length > 0;
  return (
    <>
      <KeptTranscript key={userId} chat={chat}>
        <DirectStart standing={standing} chat={chat} name={name} onAgain={() => desk.enter(userId)} />
      </KeptTranscript>
      {isRead(chat.lines.value, desk.otherReadId.value) && <p class="read-line">Read</p>}
      <NoticesOffer chat={chat} question="Get a notice of an answer while you look elsewhere?" />
      <TypingLine typing={desk.typing} />
      <Composer
        key={`write ${userId}`}
        chat={chat}
        teller={desk.teller}
        isOpen={isOpen}
        focusFor={isOpen ? userId : undefined}
      />
    </>
  );
}

interface DirectStartProps {
  standing: Standing;
  chat: KeptChat;
  name: string | undefined;
  onAgain(): void;
}

function DirectStart({ standing, chat, name, onAgain }: DirectStartProps) {
  if (standing.kind === 'refused') {
    return (
      <div class="transcript-start">
        <p>
          {standing.failure.code === 'not_found'
            ? 'This person is no longer here.'
            : failureSentence(standing.failure)}
        </p>
        <button type="button" class="button" onClick={onAgain}>
          Try again
        </button>
      </div>
    );
  }
  if (chat.lines.value.length > 0) return <EarlierButton chat={chat} />;
  if (standing.kind !== 'open') return <p class="transcript-start">Opening the conversation…</p>;
  return (
    <p class="transcript-start">Nothing has been written yet. {name && `Only you and ${name} see this.`}</p>
  );
}

/** The newest is ours, and the other one has seen it. */
function isRead(lines: Line[], otherReadId: number): boolean {
  const newest = lines.at(-1);
  return newest?.kind === 'mine' && newest.id !== undefined && newest.id <= otherReadId;
}
