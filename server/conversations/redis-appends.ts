import { ErrorReply } from 'redis';
import { onceMs } from '../../shared/limits.ts';
import { GroupCommit } from '../redis/group-commit.ts';
import { failureOf, type RedisLink } from '../redis/link.ts';
import { type Draft, draftJson } from './entry.ts';
import { mostKept, type Sending } from './history.ts';
import type { Kept } from './history-page.ts';
import { type LogLayout, lastField } from './log-layout.ts';
import { readKept } from './read-kept.ts';

/** For so many Redis serves nobody else. */
const mostAtOnce = 100;

/** Between the parts of what is published, none of which holds it: JSON escapes it. */
export const separator = '\n';

interface RedisAppendsOptions {
  link: RedisLink;
  layout: LogLayout;
  ttlMs: number;
  /** Microseconds since 1970; Redis's own clock unless a test gives one. */
  now: (() => number) | undefined;
}

/** An entry on its way into its log. */
interface Append extends Sending {
  conversation: string;
  draft: Draft;
}

interface Outcome {
  kept: Kept;
  outcome: 'new' | 'first' | 'duplicate';
}

/** The entry as it is kept, or what went wrong. */
type Answer = [stored: string, outcome: Outcome['outcome'] | 'failed'];

/** Takes entries to their logs: those of one turn by one run of the script, which publishes them too. */
export class RedisAppends {
  readonly #options: RedisAppendsOptions;
  readonly #group: GroupCommit<Append, Answer>;

  constructor(options: RedisAppendsOptions) {
    this.#options = options;
    this.#group = new GroupCommit({ commit: (appends) => this.#commit(appends), mostAtOnce });
  }

  /** Rejects alone where the entry has a fault of its own, and with `RedisUnavailable` where Redis refuses all. */
  async append(append: Append): Promise<Outcome> {
    const [stored, outcome] = await this.#group.add(append);
    if (outcome === 'failed') throw failureOf(new ErrorReply(stored));
    return { kept: readKept(stored), outcome };
  }

  async #commit(appends: Append[]): Promise<Answer[]> {
    const { link, layout, ttlMs, now } = this.#options;
    const { audience, scripts, messages, meta, sent } = layout;
    const keys = appends.flatMap(({ conversation, draft: { from, clientId } }) => [
      messages(conversation),
      meta(conversation),
      sent(conversation, from.id, clientId),
    ]);
    const readers = audience.readers(appends[0]?.conversation ?? '').length;
    const shared = [ttlMs, mostKept, onceMs, now?.() ?? '', readers].map(String);
    const each = appends.flatMap((append) => this.#argumentsOf(append));
    const answers = await link.run<string[]>(scripts.append, keys, [...shared, ...each]);
    return appends.map((_, place) => answers.slice(2 * place, 2 * place + 2) as Answer);
  }

  #argumentsOf({ conversation, draft, sender, hiddenFrom }: Append): string[] {
    const { audience, channel } = this.#options.layout;
    const channels = audience.hearers(conversation, hiddenFrom).map(channel);
    return [
      draftJson(draft),
      `${conversation}${separator}${sender ?? ''}${separator}`,
      hiddenFrom ?? '',
      ...audience.readers(conversation).map(lastField),
      String(channels.length),
      ...channels,
    ];
  }
}
