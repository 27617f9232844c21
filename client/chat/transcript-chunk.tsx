import { useLayoutEffect, useRef } from 'preact/hooks';
import { dateFormat } from '../ui/date-format.ts';
import type { Chat } from './chat.ts';
import type { Chunk } from './chunks.ts';
import type { Line } from './line.ts';
import { TranscriptLine } from './transcript-line.tsx';
import { useNear } from './use-near.ts';

interface TranscriptChunkProps {
  chunk: Chunk;
  chat: Chat;
  isMention: ((line: Line) => boolean) | undefined;
  startsNear: boolean;
}

const linePx = 28;

/** Some lines of a log; far from what is in sight only their height. */
export function TranscriptChunk({ chunk, chat, isMention, startsNear }: TranscriptChunkProps) {
  const { lines, before, day } = chunk;
  const place = useRef<HTMLDivElement>(null);
  const heightPx = useRef(lines.length * linePx);
  const isNear = useNear(place, startsNear, heightPx);

  useLayoutEffect(() => {
    const shown = place.current;
    if (!shown) return;
    shown.style.height = isNear ? '' : `${heightPx.current}px`;
    if (isNear) keepPlaceBelow(shown, heightPx);
  }, [isNear]);

  return (
    <div ref={place} class="chunk" data-first-id={lines[0]?.id}>
      {isNear && (
        <>
          {day !== undefined && <p class="transcript-day">{calendar(day)}</p>}
          {lines[0]?.isAfterGap && <p class="transcript-gap">Some messages have expired or were lost here</p>}
          <ol>
            {lines.map((line, index) => (
              <TranscriptLine
                key={`${line.kind} ${line.clientId}`}
                line={line}
                name={nameOf(line)}
                isFirst={nameOf(line) !== nameOf(lines[index - 1] ?? before)}
                isKept
                isMention={line.kind === 'theirs' && isMention?.(line) === true}
                chat={chat}
              />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

/** What was drawn above what is in sight, and is higher than was thought, pushes nothing away. */
function keepPlaceBelow(shown: HTMLElement, heightPx: { current: number }): void {
  const log = shown.closest('.transcript');
  const realPx = shown.offsetHeight;
  const grownPx = realPx - heightPx.current;
  const isAbove = log !== null && shown.getBoundingClientRect().top < log.getBoundingClientRect().top;
  if (isAbove && grownPx !== 0) log.scrollTop += grownPx;
  heightPx.current = realPx;
}

const calendar = dateFormat({ weekday: 'long', day: 'numeric', month: 'long' });

function nameOf(line: Line): string;
function nameOf(line: Line | undefined): string | undefined;
function nameOf(line: Line | undefined): string | undefined {
  return line?.kind === 'mine' ? 'You' : line?.name;
}
