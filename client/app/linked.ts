import { signal } from '@preact/signals';
import type { Connection } from './connection.ts';

/** When another device became the same person as this one; undefined once that has been seen. */
export const linkedAt = signal<string>();

export function followLinking(connection: Connection): void {
  connection.on('device_linked', (link) => {
    linkedAt.value = link.linkedAt;
  });
}
