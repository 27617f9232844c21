import { createHmac } from 'node:crypto';
import type { IceServer, Results } from '../../shared/events.ts';
import type { Config } from '../config.ts';

type IceConfig = Pick<Config, 'stunUrls' | 'turnUrls' | 'turnSecret' | 'turnTtlSeconds'>;

/**
 * The servers for one person's calls. The TURN credential ends by itself, and is checked by coturn's
 * `use-auth-secret`: https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00
 */
export function iceFor(userId: string, config: IceConfig, nowMs: number): Results['get_ice_servers'] {
  const { stunUrls, turnUrls, turnSecret, turnTtlSeconds } = config;
  const expiresSeconds = Math.floor(nowMs / 1000) + turnTtlSeconds;
  const iceServers: IceServer[] = stunUrls.length > 0 ? [{ urls: stunUrls }] : [];
  if (turnSecret !== undefined) {
    const username = `${expiresSeconds}:${userId}`;
    const credential = createHmac('sha1', turnSecret).update(username).digest('base64');
    iceServers.push({ urls: turnUrls, username, credential });
  }
  return {
    iceServers,
    expiresAt: new Date(expiresSeconds * 1000).toISOString(),
    iceTransportPolicy: turnSecret === undefined ? 'all' : 'relay',
  };
}
