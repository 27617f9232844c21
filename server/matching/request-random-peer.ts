import type { Handler } from '../handler.ts';

export const requestRandomPeer: Handler<'request_random_peer'> = ({ matchmaker, connection }, wanted) =>
  matchmaker.inTurn(connection, () => matchmaker.search(connection, wanted));
