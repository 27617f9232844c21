import { setFlagsFromString } from 'node:v8';
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { ConfigError } from './config-error.ts';
import { newLog } from './log.ts';

// V8 would let garbage double the heap, and never gives that memory back: a fifth of it with ten thousand connections.
setFlagsFromString('--heap-growing-percent=60');

const config = settings();
const log = newLog(config.logLevel, config.nodeName);
const app = await createApp(config, log).catch(refuse);
say(opening(config, app.port));

const endWithinMs = 25_000;
let isClosing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (isClosing) process.exit(1);
    isClosing = true;
    setTimeout(() => process.exit(1), endWithinMs).unref();
    await app.drain();
    await app.close();
    process.exit(0);
  });
}

function settings(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    return refuse(error);
  }
}

function opening({ host, redisUrl }: Config, port: number): string {
  const address = `http://${host.includes(':') ? `[${host}]` : host || 'localhost'}:${port}`;
  const store = redisUrl
    ? 'as a node of a cluster'
    : 'on one node, in memory; set REDIS_URL, and more nodes join into a cluster';
  return `Aleatoria is open at ${address} (${store}).`;
}

/** Ends the process with one line a mistake. What nobody foresaw keeps its stack. */
function refuse(error: unknown): never {
  if (error instanceof ConfigError)
    for (const mistake of error.mistakes) process.stderr.write(`${mistake}\n`);
  else if (isListenError(error)) process.stderr.write(`${listenMistake(error)}\n`);
  else throw error;
  process.exit(1);
}

interface ListenError extends Error {
  code: string;
  port: number;
  address: string;
}

function isListenError(error: unknown): error is ListenError {
  return error instanceof Error && 'syscall' in error && error.syscall === 'listen';
}

function listenMistake({ code, port, address, message }: ListenError): string {
  if (code === 'EADDRINUSE') return `Port ${port} is in use. End what listens there, or set PORT to another.`;
  if (code === 'EACCES')
    return `Port ${port} needs rights that this user has not. Set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return `HOST is ${address}: this machine has no such address.`;
  return message;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
