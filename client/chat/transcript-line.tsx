import { dateFormat } from '../ui/date-format.ts';
import type { Chat } from './chat.ts';
import type { Line } from './line.ts';
import { LinkNote } from './link-note.tsx';
import { removedWords } from './removed-words.ts';

interface TranscriptLineProps {
  line: Line;
  name: string;
  /** The first of its speaker's run, which shows the name. */
  isFirst: boolean;
  isKept: boolean;
  /** It names us. */
  isMention?: boolean;
  chat: Chat;
}

export function TranscriptLine({
  line,
  name,
  isFirst,
  isKept,
  isMention = false,
  chat,
}: TranscriptLineProps) {
  return (
    <li class={`line ${line.kind}${isMention ? ' mention' : ''}`} data-id={line.id}>
      <span class={isFirst ? 'line-name' : 'spoken'}>
        {name}
        <span class="line-colon">: </span>
      </span>
      <span class={line.text === '' ? 'line-text removed' : 'line-text'} dir="auto">
        {line.text || removedWords}
      </span>{' '}
      <time class={isFirst ? 'line-time' : 'spoken'} dateTime={new Date(line.sentAtMs).toISOString()}>
        {clock(line.sentAtMs)}
      </time>
      {line.kind === 'theirs' && <LinkNote text={line.text} />}
      {line.kind === 'mine' && <DeliveryNote line={line} isKept={isKept} chat={chat} />}
    </li>
  );
}

const clock = dateFormat({ hour: '2-digit', minute: '2-digit' });

interface DeliveryNoteProps {
  line: Extract<Line, { kind: 'mine' }>;
  isKept: boolean;
  chat: Chat;
}

function DeliveryNote({ line: { delivery, clientId }, isKept, chat }: DeliveryNoteProps) {
  if (delivery.kind === 'sending') return <span class="line-note">Sending…</span>;
  if (delivery.kind === 'sent') {
    return isKept && !delivery.persisted ? <span class="line-note">On this server only.</span> : null;
  }
  return (
    <span class="line-note failed">
      Not sent. {delivery.sentence}{' '}
      <button type="button" class="link" onClick={() => chat.retry(clientId)}>
        Retry
      </button>{' '}
      <button type="button" class="link" onClick={() => chat.remove(clientId)}>
        Delete
      </button>
    </span>
  );
}
