import { describe } from 'vitest';
import { staysContract } from '../rooms/stays-contract.ts';
import { MemoryStays } from './stays.ts';

describe('the stays in memory', () => {
  staysContract(async () => new MemoryStays());
});
