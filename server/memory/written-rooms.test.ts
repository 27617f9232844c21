import { describe } from 'vitest';
import { ttlMs, writtenRoomsContract } from '../rooms/written-rooms-contract.ts';
import { MemoryWrittenRooms } from './written-rooms.ts';

describe('the rooms that were written in, in memory', () => {
  writtenRoomsContract(async () => {
    let nowMs = 1_800_000_000_000;
    return {
      written: new MemoryWrittenRooms({ ttlMs, now: () => nowMs }),
      pass: (ms) => {
        nowMs += ms;
      },
    };
  });
});
