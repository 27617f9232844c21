import { describe } from 'vitest';
import { roomStoreContract } from '../rooms/room-store-contract.ts';
import { MemoryRoomStore } from './room-store.ts';

describe('the rooms in memory', () => {
  roomStoreContract(async () => new MemoryRoomStore());
});
