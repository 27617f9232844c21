import { matchCheckMs } from '../../shared/limits.ts';
import type { Connection } from '../connection.ts';

/** Asks a client about a match; whoever does not answer in time says no. */
export async function saysYes(
  connection: Connection,
  question: 'match_check' | 'peer_returned',
  matchId: string,
): Promise<boolean> {
  try {
    const answer = await connection.timeout(matchCheckMs).emitWithAck(question, { matchId });
    return answer?.ok === true;
  } catch {
    return false;
  }
}
