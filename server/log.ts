import pino, { type LevelWithSilent, type Logger } from 'pino';

/** What must not be written down, should it ever get into a log line. */
const secrets = ['token', 'address', 'text', 'headers', 'auth', 'secret', 'password'];

/** One line of JSON an event worth knowing. */
export function newLog(level: LevelWithSilent, nodeName: string): Logger {
  return pino({
    level,
    base: { node: nodeName },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secrets.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), remove: true },
  });
}
