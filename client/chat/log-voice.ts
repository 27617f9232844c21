import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { preferences } from '../app/preferences.ts';
import { announce } from '../app/status.ts';
import type { Line } from './line.ts';
import { lastId } from './lines.ts';

const windowMs = 2_000;
const mostInWindow = 4;

type Theirs = Extract<Line, { kind: 'theirs' }>;

/**
 * Decides what of a room's log is read aloud as it comes: by what one has set, and while it is fast how many came
 * instead of each. Of what is there at the start, and of what is put above it, nothing.
 */
export class LogVoice {
  readonly #live = signal<'polite' | 'off'>('polite');
  readonly #isMention: (line: Line) => boolean;
  #lastId: number | undefined;
  #arrivals: number[] = [];
  #unsaid = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(isMention: (line: Line) => boolean) {
    this.#isMention = isMention;
  }

  /** The log's `aria-live`. */
  get live(): ReadonlySignal<'polite' | 'off'> {
    return this.#live;
  }

  /** Heeds what comes from now on. Returns how to stop. */
  follow(lines: ReadonlySignal<Line[]>): () => void {
    this.#lastId = lastId(lines.peek());
    const stop = effect(() => this.#heed(lines.value, preferences.value.announcements));
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  #heed(lines: Line[], wanted: 'all' | 'mentions' | 'none'): void {
    const before = this.#lastId;
    this.#lastId = lastId(lines);
    const isHistory = before === undefined && lines.length > 1;
    const came = isHistory ? [] : lines.filter((line) => isTheirsAfter(line, before ?? 0));
    if (wanted === 'all') this.#keepPace(came.length, isHistory);
    else this.#live.value = 'off';
    if (wanted === 'mentions') this.#sayMention(came.findLast(this.#isMention));
  }

  #keepPace(count: number, isHistory: boolean): void {
    const nowMs = Date.now();
    const arrivals = [...this.#arrivals, ...Array<number>(count).fill(nowMs)];
    this.#arrivals = arrivals.filter((atMs) => nowMs - atMs < windowMs);
    const isFast = this.#timer !== undefined || this.#arrivals.length > mostInWindow;
    this.#live.value = isFast || isHistory ? 'off' : 'polite';
    if (!isFast) return;
    this.#unsaid += count;
    this.#timer ??= setTimeout(() => this.#sumUp(), windowMs);
  }

  #sumUp(): void {
    this.#timer = undefined;
    if (this.#unsaid > 0) announce(this.#unsaid === 1 ? '1 new message.' : `${this.#unsaid} new messages.`);
    this.#unsaid = 0;
    this.#keepPace(0, false);
  }

  #sayMention(line: Theirs | undefined): void {
    if (line) announce(`${line.name}: ${line.text}`);
  }
}

function isTheirsAfter(line: Line, id: number): line is Theirs {
  return line.kind === 'theirs' && line.id > id;
}
