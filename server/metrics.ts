import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ConnectionRefusal, Mode } from '../shared/events.ts';
import type { RateClass } from './limits/rates.ts';

/** What is asked for when Prometheus calls. */
export interface Measured {
  connections: () => number;
  waiting: () => Promise<Record<Mode, number>>;
  redis: () => 'up' | 'down' | 'none';
}

type Penalty = 'delayed' | 'disconnected' | 'person_banned' | 'address_banned';
type ConnectionFault =
  | ConnectionRefusal['code']
  | 'internal'
  | 'handshake'
  | 'transport'
  | 'ping_timeout'
  | 'slow_reader';

/** The figures of this node. No label holds what a client made up. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #sent: Counter<'event'>;
  readonly #sentByEvent = new Map<string, Counter.Internal>();
  readonly #faults: Counter<'code'>;
  readonly #matches: Counter<'mode'>;
  readonly #limited: Counter<'rate'>;
  readonly #penalties: Counter<'kind'>;
  readonly #waits: Histogram<'mode'>;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#sent = new Counter({
      name: 'notifications_sent_total',
      help: 'Events delivered to clients of this node.',
      labelNames: ['event'],
      registers,
    });
    this.#faults = new Counter({
      name: 'connection_errors_total',
      help: 'Connections that were refused or that failed, by reason.',
      labelNames: ['code'],
      registers,
    });
    this.#matches = new Counter({
      name: 'matches_total',
      help: 'Matches that this node made.',
      labelNames: ['mode'],
      registers,
    });
    this.#limited = new Counter({
      name: 'rate_limited_total',
      help: 'Requests that came too fast, by the rate they count to.',
      labelNames: ['rate'],
      registers,
    });
    this.#penalties = new Counter({
      name: 'penalties_total',
      help: 'What became of people who went on although they were refused.',
      labelNames: ['kind'],
      registers,
    });
    this.#waits = new Histogram({
      name: 'match_wait_seconds',
      help: 'How long each of the two had waited when they were matched.',
      labelNames: ['mode'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60, 300],
      registers,
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** In the text format of Prometheus. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Adds what others know; once. */
  measure({ connections, waiting, redis }: Measured): void {
    const registers = [this.#registry];
    new Gauge({
      name: 'websocket_connections_active',
      help: 'Connections that are open on this node.',
      registers,
      collect() {
        this.set(connections());
      },
    });
    new Gauge({
      name: 'waiting_people',
      help: 'People of all nodes who wait for a match.',
      labelNames: ['mode'],
      registers,
      async collect() {
        for (const [mode, count] of Object.entries(await waiting())) this.set({ mode }, count);
      },
    });
    if (redis() === 'none') return;
    new Gauge({
      name: 'redis_up',
      help: 'Whether Redis answers this node: 1 or 0.',
      registers,
      collect() {
        this.set(redis() === 'up' ? 1 : 0);
      },
    });
  }

  /** Runs for each event to each client, so the counter is looked up once an event name. */
  sent(event: string, times = 1): void {
    let counter = this.#sentByEvent.get(event);
    if (counter === undefined) {
      counter = this.#sent.labels(event);
      this.#sentByEvent.set(event, counter);
    }
    counter.inc(times);
  }

  connectionFailed(code: ConnectionFault): void {
    this.#faults.inc({ code });
  }

  matched(mode: Mode): void {
    this.#matches.inc({ mode });
  }

  rateLimited(rate: RateClass): void {
    this.#limited.inc({ rate });
  }

  penalized(kind: Penalty): void {
    this.#penalties.inc({ kind });
  }

  waited(mode: Mode, seconds: number): void {
    this.#waits.observe({ mode }, seconds);
  }
}
