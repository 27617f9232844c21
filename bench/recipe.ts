/** What is to be started. */
export type Recipe =
  /** Ours, as it ships, on so many nodes of one Redis. */
  | { kind: 'ours'; nodes: number; redisArgs?: string[] }
  /** Bare WebSockets, or bare Socket.IO: one process, nothing is kept. */
  | { kind: 'raw-relay' | 'relay' }
  /** Socket.IO with the stock Redis adapter. */
  | { kind: 'adapter'; nodes: number }
  /** A Redis alone. */
  | { kind: 'redis' };

export const relay: Recipe = { kind: 'relay' };

export function ours(nodes: number, redisArgs?: string[]): Recipe {
  return { kind: 'ours', nodes, ...(redisArgs && { redisArgs }) };
}
