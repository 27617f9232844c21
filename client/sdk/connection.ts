import type { Ack, Results, ServerToClientEvents, Session } from '../../shared/events.ts';
import { type Asks, asksOver } from './asks.ts';
import { hearSession } from './hear-session.ts';
import { Line, type LineOptions } from './line.ts';
import type { Link } from './link.ts';
import type { Watched } from './watched.ts';
import { type Ask, unanswered } from './wire.ts';

const probeMs = 3_000;

type Restore = (ask: Ask) => Promise<unknown>;

export interface Connection extends Asks {
  readonly link: Watched<Link>;
  /** The session that the server opened last; undefined before the first. */
  readonly session: Watched<Session | undefined>;
  /** The server says that Redis is away. */
  readonly degraded: Watched<boolean>;
  /** Connects if that has not happened yet; from then on the connection comes back by itself. */
  open(): void;
  /** Ends it for good. What waits for an answer gets `unavailable`. */
  close(): void;
  /** Makes the next attempt now instead of after its delay, and the move to another node. */
  tryNow(): void;
  /**
   * The network is back, or the machine has slept: makes the next attempt now, and replaces a connection that
   * seems to be open but brings no answer within 3 s.
   */
  wake(): void;
  on<E extends keyof ServerToClientEvents>(event: E, listen: ServerToClientEvents[E]): void;
  /** Gives us another name, also for the next time. */
  rename(name: string): Promise<Ack<Results['set_name']>>;
  /** Runs after each connect, before any waiting request: what the server has to know of us first. */
  onRestore(restore: Restore): void;
}

/** A connection that has not been opened yet. */
export function createConnection(options: LineOptions): Connection {
  const restores: Restore[] = [];
  const restoreAll = () => Promise.all(restores.map((restore) => restore(ask)));
  const line = new Line(options, restoreAll);
  const { wires, link } = line;
  const { session, degraded, called } = hearSession(wires, options.tokens);
  const { ask, request, attempt, hint } = asksOver(line);
  let isProbing = false;

  async function rename(name: string) {
    const answer = await request('set_name', { name });
    if (answer.ok) {
      options.tokens.keep(answer.token);
      called(answer.user);
    }
    return answer;
  }

  async function wake() {
    line.tryNow();
    if (isProbing || link.value.kind !== 'open') return;
    isProbing = true;
    const answer = await wires.ask('get_rooms', {}, probeMs);
    isProbing = false;
    if (answer === unanswered) line.replace();
  }

  return {
    link,
    session,
    degraded,
    open: () => line.open(),
    close: () => line.close(),
    tryNow: () => line.tryNow(),
    wake: () => void wake(),
    request,
    attempt,
    hint,
    rename,
    on: (event, listen) => wires.on(event, listen),
    onRestore: (restore) => void restores.push(restore),
  };
}
