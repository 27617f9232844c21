import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Io } from '../connection.ts';
import type { Metrics } from '../metrics.ts';
import type { Bans } from './bans.ts';
import type { Ledger } from './ledger.ts';
import { Meters } from './meters.ts';
import { Penalties } from './penalties.ts';
import { Throttle } from './throttle.ts';

interface ThrottleOptions {
  config: Config;
  io: Io;
  stores: { ledger: Ledger; bans: Bans };
  metrics: Metrics;
  log: Logger;
}

/** The throttle of a node, which counts what it refuses and punishes who goes on. */
export function newThrottle({ config, io, stores, metrics, log }: ThrottleOptions): Throttle {
  const { rateLimitFactor, rateLimitIpFactor } = config;
  const { ledger, bans } = stores;
  const meters = new Meters(ledger, { all: rateLimitFactor, address: rateLimitIpFactor });
  const bansAddresses = rateLimitIpFactor > 0;
  const penalties = new Penalties({ meters, ledger, bans, io, bansAddresses, metrics, log });
  return new Throttle(meters, (connection, rate) => {
    metrics.rateLimited(rate);
    penalties.refused(connection);
  });
}
