import { useCallback, useEffect, useState } from 'preact/hooks';
import { isSomebody } from '../app/identity.ts';
import { failureSentence } from '../app/sentences.ts';
import { announce } from '../app/status.ts';
import { useConnection } from './use-connection.ts';

export interface BlockedPerson {
  userId: string;
  /** Undefined for a stranger. */
  name: string | undefined;
  blockedAtMs: number;
  /** False once that has been taken back here. */
  isBlocked: boolean;
}

export type BlockedRead =
  | { kind: 'reading' }
  | { kind: 'failed'; sentence: string }
  | { kind: 'read'; people: BlockedPerson[]; hasMore: boolean };

interface Blocked {
  read: BlockedRead;
  /** Reads them again, after a failure. */
  again(): void;
  /** Blocks one of them anew, or no more. */
  turn(person: BlockedPerson): Promise<void>;
}

const nobody: BlockedRead = { kind: 'read', people: [], hasMore: false };

/** Whom we have blocked. Of whom we go on writing with we know the name. */
export function useBlocked(): Blocked {
  const connection = useConnection();
  const [read, setRead] = useState<BlockedRead>(isSomebody() ? { kind: 'reading' } : nobody);

  const again = useCallback(async () => {
    if (!connection) return;
    setRead({ kind: 'reading' });
    const [answer, known] = await Promise.all([
      connection.request('get_blocked', {}),
      connection.request('get_conversations', {}),
    ]);
    if (!answer.ok) return setRead({ kind: 'failed', sentence: failureSentence(answer.error) });
    const names = new Map(known.ok ? known.conversations.map(({ user }) => [user.id, user.name]) : []);
    const people = answer.blocked.map(({ userId, blockedAt }) => ({
      userId,
      name: names.get(userId) || undefined,
      blockedAtMs: Date.parse(blockedAt),
      isBlocked: true,
    }));
    setRead({ kind: 'read', people, hasMore: answer.hasMore });
  }, [connection]);

  useEffect(() => {
    if (isSomebody()) void again();
  }, [again]);

  async function turn({ userId, isBlocked }: BlockedPerson): Promise<void> {
    if (!connection) return;
    const answer = await connection.request(isBlocked ? 'unblock_user' : 'block_user', { userId });
    if (!answer.ok) return announce(failureSentence(answer.error));
    announce(isBlocked ? 'Unblocked.' : 'Blocked.');
    setRead((before) => turned(before, userId, !isBlocked));
  }

  return { read, again: () => void again(), turn };
}

function turned(read: BlockedRead, userId: string, isBlocked: boolean): BlockedRead {
  if (read.kind !== 'read') return read;
  const people = read.people.map((each) => (each.userId === userId ? { ...each, isBlocked } : each));
  return { ...read, people };
}
