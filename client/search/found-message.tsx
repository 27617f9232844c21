import type { Message } from '../../shared/events.ts';
import { dateFormat } from '../ui/date-format.ts';
import { markWords } from './mark-words.ts';

interface FoundMessageProps {
  message: Message;
  isMine: boolean;
  query: string;
  onGo(): void;
}

/** Who said it, when, and the part of it that was looked for. */
export function FoundMessage({ message: { from, sentAt, text }, isMine, query, onGo }: FoundMessageProps) {
  return (
    <button type="button" class="found" onClick={onGo}>
      <span class="found-name">
        {isMine ? 'You' : from.name}
        <span class="line-colon">: </span>
      </span>
      <span class="found-text" dir="auto">
        {markWords(text, query).map((piece, place) =>
          piece.isMatch ? <mark key={place}>{piece.text}</mark> : piece.text,
        )}
      </span>{' '}
      <time class="found-time" dateTime={sentAt}>
        {calendar(Date.parse(sentAt))}
      </time>
    </button>
  );
}

const calendar = dateFormat({ weekday: 'short', hour: '2-digit', minute: '2-digit' });
