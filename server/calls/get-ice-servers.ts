import type { Handler } from '../handler.ts';
import { iceFor } from './ice.ts';

export const getIceServers: Handler<'get_ice_servers'> = ({ config, connection }) =>
  iceFor(connection.data.user.id, config, Date.now());
