import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Line } from './line.ts';

const nearEndPx = 80;
/** Screen readers take changes in a moment after they were made. */
const settleMs = 1_000;

/**
 * Keeps the place in a log: at the newest line unless somebody has scrolled up, also when a keyboard or a turned phone
 * leaves less room, and at the line being read when earlier ones are put above it. `isPrepended` is true while those
 * are new, so that they are not read aloud.
 */
export function useReadingPlace(lines: Line[]) {
  const log = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const shownFirst = useRef<Line | undefined>(undefined);
  const shownNewest = useRef<Line | undefined>(undefined);
  /** Far from the newest line. */
  const [isAway, setAway] = useState(false);
  const [settledFirst, setSettledFirst] = useState<Line>();
  const first = lines[0];
  const newest = lines.at(-1);
  // The page is still as it was before these lines.
  const heightBeforePx = log.current?.scrollHeight ?? 0;

  useLayoutEffect(() => {
    const shown = log.current;
    if (shown && isBelowOthers(shownFirst.current, lines)) {
      shown.scrollTop += shown.scrollHeight - heightBeforePx;
    }
    shownFirst.current = lines[0];
  }, [lines, heightBeforePx]);
  useLayoutEffect(() => {
    const shown = log.current;
    // One's own words are gone to when they are said, and not again when they are sent.
    const isJustSaid = newest?.kind === 'mine' && newest.clientId !== shownNewest.current?.clientId;
    if (shown && newest && (follows.current || isJustSaid)) shown.scrollTop = shown.scrollHeight;
    shownNewest.current = newest;
  }, [newest]);
  useEffect(() => {
    const shown = log.current;
    if (!shown) return;
    const resized = new ResizeObserver(() => {
      if (follows.current) shown.scrollTop = shown.scrollHeight;
    });
    resized.observe(shown);
    return () => resized.disconnect();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => setSettledFirst(first), settleMs);
    return () => clearTimeout(timer);
  }, [first]);

  const noteScroll = ({ currentTarget: shown }: { currentTarget: HTMLElement }) => {
    const belowPx = shown.scrollHeight - shown.scrollTop - shown.clientHeight;
    follows.current = belowPx < nearEndPx;
    setAway(belowPx > shown.clientHeight);
  };
  return { log, noteScroll, isPrepended: isBelowOthers(settledFirst, lines), isAway };
}

const isBelowOthers = (line: Line | undefined, lines: Line[]) =>
  line !== undefined && lines.indexOf(line) > 0;
