import type { RequestFailure, Results } from '../../shared/events.ts';
import type { Ask } from '../sdk/wire.ts';

export type OwnData = Omit<Results['export_data'], 'cursor'>;

export type Gathered = { kind: 'whole'; data: OwnData } | { kind: 'failed'; failure: RequestFailure };

/**
 * Everything that the server keeps of us, page by page, in one. `onProgress` is told how many messages there are so
 * far; a server that wants it slower is waited for.
 */
export async function gatherExport(ask: Ask, onProgress: (messages: number) => void): Promise<Gathered> {
  let data: OwnData | undefined;
  let cursor: string | undefined;
  do {
    const answer = await ask('export_data', cursor === undefined ? {} : { cursor });
    if (!answer.ok) {
      const { code, retryAfterMs } = answer.error;
      if (code !== 'rate_limited' || retryAfterMs === undefined)
        return { kind: 'failed', failure: answer.error };
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      continue;
    }
    const { ok: _, ...part } = answer;
    data = joined(data, part);
    cursor = answer.cursor;
    onProgress(data.conversations.reduce((sum, { messages }) => sum + messages.length, 0));
  } while (cursor !== undefined || data === undefined);
  return { kind: 'whole', data };
}

/** A conversation that ends on one page goes on at the start of the next. */
function joined(before: OwnData | undefined, { cursor: _, ...next }: Results['export_data']): OwnData {
  const all = [...(before?.conversations ?? [])];
  for (const each of next.conversations) {
    const last = all.at(-1);
    if (!last || nameOf(last) !== nameOf(each)) all.push(each);
    else all[all.length - 1] = { ...last, messages: [...last.messages, ...each.messages] };
  }
  const { consents, blocked } = before ?? next;
  return { ...next, consents, blocked, conversations: all };
}

const nameOf = (each: OwnData['conversations'][number]) =>
  'room' in each ? `room ${each.room}` : each.withUser;
