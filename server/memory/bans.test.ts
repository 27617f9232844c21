import { describe } from 'vitest';
import { bansContract } from '../limits/bans-contract.ts';
import { MemoryBans } from './bans.ts';

describe('bans from a single node', () => {
  bansContract(() => new MemoryBans());
});
