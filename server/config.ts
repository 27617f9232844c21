import { hostname } from 'node:os';
import { resolve } from 'node:path';
import type { LevelWithSilent } from 'pino';
import { resumeGraceMs } from '../shared/limits.ts';
import { ConfigError } from './config-error.ts';
import type { DegradedMode } from './conversations/outbox.ts';
import { Environment } from './environment.ts';
import { readJwtSecret } from './identity/jwt-secret.ts';
import { isOrigin } from './identity/origin.ts';
import { isProxy } from './identity/trusted-proxies.ts';
import { readRedisUrl } from './redis-url.ts';

export type Config = ReturnType<typeof readAll>;

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] satisfies LevelWithSilent[];
const degradedModes = ['local', 'strict'] satisfies DegradedMode[];
const minuteMs = 60_000;
const usualConnectionsPerIp = 50;

/** Reads the settings; throws a `ConfigError` that tells every mistake at once. */
export function readConfig(values: NodeJS.ProcessEnv): Config {
  const environment = new Environment(values);
  const config = readAll(environment);
  if (environment.mistakes.length > 0) throw new ConfigError(environment.mistakes);
  return config;
}

function readAll(environment: Environment) {
  const isProduction = environment.text('NODE_ENV') === 'production';
  const dataDir = resolve(environment.text('DATA_DIR') ?? '.data');
  return {
    isProduction,
    dataDir,
    jwtSecret: readJwtSecret(environment, isProduction, dataDir),
    logLevel: environment.oneOf('LOG_LEVEL', logLevels, isProduction ? 'info' : 'warn'),
    degradedMode: environment.oneOf('DEGRADED_MODE', degradedModes, 'local'),
    ...readAddresses(environment),
    ...readLimits(environment),
    ...readTimes(environment),
    ...readRelay(environment),
  };
}

function readAddresses(environment: Environment) {
  return {
    port: environment.integer('PORT', 3000, { min: 0, max: 65535 }),
    /** Where to listen; empty for every address of the machine. */
    host: environment.text('HOST') ?? '',
    nodeName: readNodeName(environment),
    clientDir: resolve(environment.text('CLIENT_DIR') ?? 'dist'),
    /** Where the source of what runs here can be read. */
    sourceUrl: readSourceUrl(environment),
    metricsPort: readMetricsPort(environment),
    redisUrl: readRedisUrl(environment),
    allowedOrigins: environment.listOf('ALLOWED_ORIGINS', isOrigin, 'origins such as https://chat.example'),
    trustedProxies: readTrustedProxies(environment),
  };
}

/** Of the limits, 0 lifts each. */
function readLimits(environment: Environment) {
  const many = { min: 0, max: 1_000_000 };
  const maxConnectionsPerIp = environment.integer('MAX_CONNECTIONS_PER_IP', usualConnectionsPerIp, many);
  return {
    maxConnectionsPerUser: environment.integer('MAX_CONNECTIONS_PER_USER', 8, many),
    maxConnectionsPerIp,
    /** On each node. */
    maxHandshakesPerSecond: environment.integer('MAX_HANDSHAKES_PER_SECOND', 100, many),
    /** Scales every rate limit. */
    rateLimitFactor: environment.number('RATE_LIMIT_FACTOR', 1, { min: 0, max: 1000 }),
    /** Scales once more those of an address, behind which there are as many people as it may have connections. */
    rateLimitIpFactor: maxConnectionsPerIp / usualConnectionsPerIp,
  };
}

function readTimes(environment: Environment) {
  const upTo = (max: number, min = 0) => ({ min, max });
  return {
    messageTtlHours: environment.number('MESSAGE_TTL_HOURS', 24, upTo(24 * 365, 0.01)),
    interestWaitMs: environment.integer('INTEREST_WAIT_MS', 10_000, upTo(10 * minuteMs)),
    confirmMs: environment.integer('MATCH_CONFIRM_MS', 3000, upTo(minuteMs, 100)),
    resumeGraceMs: environment.integer('RESUME_GRACE_MS', resumeGraceMs, upTo(10 * minuteMs)),
    recentPartnerMs: environment.number('RECENT_PARTNER_MINUTES', 30, upTo(7 * 24 * 60)) * minuteMs,
    /** How long someone waits for a new partner before a recent one will do. */
    recentWaitMs: environment.integer('RECENT_PARTNER_WAIT_MS', 5000, upTo(10 * minuteMs)),
    presenceGraceMs: environment.integer('PRESENCE_GRACE_MS', 3000, upTo(minuteMs)),
    presenceRoundMs: environment.integer('PRESENCE_ROUND_MS', minuteMs, upTo(60 * minuteMs, 1000)),
    leaseMs: environment.integer('NODE_LEASE_MS', 4000, upTo(minuteMs, 400)),
    handoverMs: environment.integer('HANDOVER_GRACE_MS', 10_000, upTo(minuteMs)),
    pingIntervalMs: environment.integer('PING_INTERVAL_MS', 15_000, upTo(5 * minuteMs, 100)),
    pingTimeoutMs: environment.integer('PING_TIMEOUT_MS', 10_000, upTo(5 * minuteMs, 100)),
    redisDeadlineMs: 800,
  };
}

function readRelay(environment: Environment) {
  const turnUrls = environment.listOf(
    'TURN_URLS',
    (url) => /^turns?:[^/]+$/.test(url),
    'URLs such as turn:turn.example:3478',
  );
  const turnSecret = environment.text('TURN_SECRET');
  if (turnUrls.length > 0 !== (turnSecret !== undefined)) {
    environment.mistakes.push('TURN_URLS and TURN_SECRET must be set together, or neither.');
  }
  const privateRoute = environment.oneOf('PRIVATE_ROUTE', ['agreed', 'required'], 'agreed');
  return {
    stunUrls: environment.listOf(
      'STUN_URLS',
      (url) => /^stuns?:[^/]+$/.test(url),
      'URLs such as stun:stun.example:3478',
    ),
    turnUrls,
    turnSecret,
    route: turnSecret === undefined ? ('direct' as const) : privateRoute,
    turnTtlSeconds: environment.integer('TURN_TTL_SECONDS', 3600, { min: 600, max: 3600 }),
  };
}

/** It goes in front of Engine.IO's session ids, where nginx.conf looks for these characters. */
function readNodeName(environment: Environment): string {
  const name = environment.text('NODE_NAME');
  if (name === undefined) return hostname().replace(/[^A-Za-z0-9-]+/g, '-') || 'node';
  if (!/^[A-Za-z0-9-]{1,64}$/.test(name))
    environment.refuse('NODE_NAME', name, '1 to 64 letters, digits or -');
  return name;
}

function readSourceUrl(environment: Environment): string | undefined {
  const url = environment.text('SOURCE_URL');
  if (url === undefined || (/^https?:/.test(url) && URL.canParse(url))) return url;
  environment.refuse('SOURCE_URL', url, 'an address such as https://git.example/aleatoria');
  return undefined;
}

function readMetricsPort(environment: Environment): number | undefined {
  if (environment.text('METRICS_PORT') === undefined) return undefined;
  return environment.integer('METRICS_PORT', 0, { min: 0, max: 65535 });
}

/** A forged header is worth nothing from anyone else; on the machine itself is where nginx mostly is. */
function readTrustedProxies(environment: Environment): string[] {
  const proxies = environment.listOf(
    'TRUSTED_PROXIES',
    isProxy,
    'addresses, CIDR blocks, loopback, private or none',
  );
  return proxies.length > 0 ? proxies : ['loopback'];
}
