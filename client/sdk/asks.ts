import type { Line } from './line.ts';
import { isUp, type Link } from './link.ts';
import type { Watched } from './watched.ts';
import { type Ask, lost, unanswered } from './wire.ts';

const answerMs = 10_000;

/** The ways to ask the server for something. */
export interface Asks {
  /**
   * Sends once the connection is open and restored, and again if it is lost before the answer: all our events
   * are idempotent. After 10 s without an answer the failure is `unavailable`; never rejects.
   */
  request: Ask;
  /** As `request`, but once: what is lost with the connection is `lost`, which is `unavailable`, at once. */
  attempt: Ask;
  /** As `attempt`, but sends now or not at all: for what is worthless later. */
  hint: Ask;
}

/** `ask` sends over whatever socket there is: for what the server has to hear before the connection is restored. */
export function asksOver(line: Line): Asks & { ask: Ask } {
  const { wires, link } = line;
  const ask: Ask = (event, payload) => wires.ask(event, payload, answerMs);
  const hint: Ask = (event, payload) => wires.hint(event, payload, answerMs);

  const attempt: Ask = async (event, payload) => {
    if (line.moving) await line.moving;
    return ask(event, payload);
  };

  const request: Ask = async (event, payload) => {
    const deadlineMs = Date.now() + answerMs;
    while (await isOpenBefore(link, deadlineMs)) {
      const answer = await wires.ask(event, payload, deadlineMs - Date.now());
      if (answer !== lost) return answer;
    }
    return unanswered;
  };

  return { ask, request, attempt, hint };
}

/** Resolves with true as soon as the link is open, with false when it is not by then. */
function isOpenBefore(link: Watched<Link>, deadlineMs: number): Promise<boolean> {
  if (isUp(link.value)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = (value: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(value);
    };
    const timer = setTimeout(settle, Math.max(0, deadlineMs - Date.now()), false);
    const stop = link.subscribe((next) => {
      if (isUp(next)) settle(true);
    });
  });
}
