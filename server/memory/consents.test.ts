import { describe } from 'vitest';
import { consentsContract } from '../safety/consents-contract.ts';
import { MemoryConsents } from './consents.ts';

describe('the consents in memory', () => {
  consentsContract(async () => new MemoryConsents());
});
