import { describe } from 'vitest';
import { roomReadsContract } from '../rooms/room-reads-contract.ts';
import { MemoryRoomReads } from './room-reads.ts';

describe('what was read in rooms, in memory', () => {
  roomReadsContract(async () => new MemoryRoomReads());
});
