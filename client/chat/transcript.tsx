import type { Line } from './line.ts';
import { TranscriptFrame, type TranscriptFrameProps } from './transcript-frame.tsx';
import { TranscriptLine } from './transcript-line.tsx';

interface TranscriptProps extends TranscriptFrameProps {
  nameOf(line: Line): string;
  /** Messages here are meant to be kept: one that is not says so. */
  isKept: boolean;
}

/** The messages of a talk, read aloud as they come. */
export function Transcript({ nameOf, isKept, children, ...frame }: TranscriptProps) {
  const lines = frame.chat.lines.value;
  return (
    <TranscriptFrame {...frame}>
      {children}
      <ol>
        {lines.map((line, index) => (
          <TranscriptLine
            key={`${line.kind} ${line.clientId}`}
            line={line}
            name={nameOf(line)}
            isFirst={nameOf(line) !== nameBefore(lines, index, nameOf)}
            isKept={isKept}
            chat={frame.chat}
          />
        ))}
      </ol>
    </TranscriptFrame>
  );
}

function nameBefore(lines: Line[], index: number, nameOf: (line: Line) => string): string | undefined {
  const before = lines[index - 1];
  return before && nameOf(before);
}
