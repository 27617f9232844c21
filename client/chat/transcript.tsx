import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Chat } from './chat.ts';
import type { Line } from './line.ts';
import { TranscriptLine } from './transcript-line.tsx';

const nearEndPx = 80;

interface TranscriptProps {
  chat: Chat;
  nameOf(line: Line): string;
  /** Messages here are meant to be kept: one that is not says so. */
  isKept: boolean;
  /** Stands before the first message. */
  children?: ComponentChildren;
}

/** The messages, read aloud as they come; stays at the newest unless somebody has scrolled up to read. */
export function Transcript({ chat, nameOf, isKept, children }: TranscriptProps) {
  const log = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const lines = chat.lines.value;
  const newest = lines.at(-1);
  useLayoutEffect(() => {
    const shown = log.current;
    if (shown && newest && (follows.current || newest.kind === 'mine')) shown.scrollTop = shown.scrollHeight;
  }, [newest]);
  const noteScroll = ({ currentTarget: shown }: { currentTarget: HTMLElement }) => {
    follows.current = shown.scrollHeight - shown.scrollTop - shown.clientHeight < nearEndPx;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div ref={log} class="transcript" role="log" aria-label="Conversation" tabIndex={0} onScroll={noteScroll}>
      {children}
      <ol>
        {lines.map((line, index) => (
          <TranscriptLine
            key={`${line.kind} ${line.clientId}`}
            line={line}
            name={nameOf(line)}
            isFirst={nameOf(line) !== nameBefore(lines, index, nameOf)}
            isKept={isKept}
            chat={chat}
          />
        ))}
      </ol>
    </div>
  );
}

function nameBefore(lines: Line[], index: number, nameOf: (line: Line) => string): string | undefined {
  const before = lines[index - 1];
  return before && nameOf(before);
}
