import { computed, effect } from '@preact/signals';
import { announce } from '../app/status.ts';
import type { RoomDesk } from './room-desk.ts';

/** Says each room that one enters, once, to those who listen. */
export function announceRoom({ room }: RoomDesk): void {
  const name = computed(() => (room.value.kind === 'joined' ? room.value.name : undefined));
  effect(() => {
    if (name.value) announce(`You are in the room ${name.value}.`);
  });
}
