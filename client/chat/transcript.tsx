import { type ComponentChildren, Fragment } from 'preact';
import type { Chat } from './chat.ts';
import type { Line } from './line.ts';
import { TranscriptLine } from './transcript-line.tsx';
import { useLogVoice } from './use-log-voice.ts';
import { useReadingPlace } from './use-reading-place.ts';

interface TranscriptProps {
  chat: Chat;
  nameOf(line: Line): string;
  /** Messages here are meant to be kept: one that is not says so. */
  isKept: boolean;
  /** Of a log of many, what is meant for us. */
  isMention?(line: Line): boolean;
  /** Stands before the first message. */
  children?: ComponentChildren;
}

/** The messages, read aloud as they come. */
export function Transcript({ chat, nameOf, isKept, isMention, children }: TranscriptProps) {
  const lines = chat.lines.value;
  const { log, noteScroll, isPrepended } = useReadingPlace(lines);
  const live = useLogVoice(chat, isMention);
  return (
    <div
      ref={log}
      class="transcript"
      role="log"
      aria-live={isPrepended ? 'off' : live}
      aria-label="Conversation"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={noteScroll}
    >
      {children}
      <ol>
        {lines.map((line, index) => (
          <Fragment key={`${line.kind} ${line.clientId}`}>
            {line.isAfterGap && <li class="transcript-gap">Some messages have expired or were lost here</li>}
            <TranscriptLine
              line={line}
              name={nameOf(line)}
              isFirst={nameOf(line) !== nameBefore(lines, index, nameOf)}
              isKept={isKept}
              chat={chat}
            />
          </Fragment>
        ))}
      </ol>
    </div>
  );
}

function nameBefore(lines: Line[], index: number, nameOf: (line: Line) => string): string | undefined {
  const before = lines[index - 1];
  return before && nameOf(before);
}
