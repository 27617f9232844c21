import type { ConnectionRefusal } from '../../shared/events.ts';

/** Socket.IO hands `data` to the client, as that of its `connect_error`. */
export class ConnectionRefused extends Error {
  readonly data: ConnectionRefusal;

  constructor(data: ConnectionRefusal) {
    super(data.message);
    this.data = data;
  }
}
