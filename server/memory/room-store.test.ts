import { describe } from 'vitest';
import { roomChangesContract } from '../rooms/room-changes-contract.ts';
import { roomStoreContract } from '../rooms/room-store-contract.ts';
import { MemoryRoomStore } from './room-store.ts';

describe('the rooms in memory', () => {
  roomStoreContract(async () => new MemoryRoomStore());
  roomChangesContract(async () => new MemoryRoomStore());
});
