import type { DefaultEventsMap, Socket, Server as SocketServer } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents, User } from '../shared/events.ts';
import type { Subject } from './limits/subject.ts';

interface ConnectionData {
  user: User;
  /** What proves that user the next time; told to the client alone. */
  token: string;
  /** The named rooms that this connection is in. */
  rooms: Set<string>;
  /** To whom its requests are counted. */
  subjects: Subject[];
}

/** One tab or device of a person. `connection.data.user` was authenticated. */
export type Connection = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, ConnectionData>;

export type Io = SocketServer<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, ConnectionData>;
