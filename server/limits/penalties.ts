import type { Logger } from 'pino';
import type { Connection, Io } from '../connection.ts';
import type { Metrics } from '../metrics.ts';
import { names } from '../names.ts';
import type { Bans } from './bans.ts';
import type { Ledger } from './ledger.ts';
import type { Meters } from './meters.ts';
import { pauseReading } from './pause-reading.ts';
import type { Subject } from './subject.ts';

const pauseMs = 1000;
const banMs = 10 * 60_000;

/**
 * How often, in ten minutes, brings a ban. Nobody can bring one on their address alone: who offends three times
 * is out before, so ten take at least three who do.
 */
const offencesUntilBan = { person: 3, address: 10 };

interface PenaltiesOptions {
  meters: Meters;
  ledger: Ledger;
  bans: Bans;
  io: Io;
  /** Where everybody has one address, none is banned. */
  bansAddresses: boolean;
  metrics: Metrics;
  log: Logger;
}

/** What becomes of those who go on although they are refused: read slowly, then disconnected, then banned. */
export class Penalties {
  readonly #options: PenaltiesOptions;

  constructor(options: PenaltiesOptions) {
    this.#options = options;
  }

  /** A request of this connection came too fast. */
  refused(connection: Connection): void {
    const { meters, metrics, log } = this.#options;
    const [person] = connection.data.subjects;
    if (person === undefined || meters.take(person, 'refusal') === 0) return;
    if (pauseReading(connection, pauseMs)) {
      metrics.penalized('delayed');
      log.info({ userId: person.id }, 'read slowly for flooding');
    }
    if (meters.take(person, 'flood') === 0) return;
    this.#disconnect(person);
    metrics.penalized('disconnected');
    log.warn({ userId: person.id }, 'disconnected for flooding');
    void this.#offended(connection.data.subjects);
  }

  /** All connections, on all nodes; on this one at once, where the adapter would go by Redis. */
  #disconnect({ id }: Subject): void {
    const { io } = this.#options;
    io.local.in(names.ofPerson(id)).disconnectSockets(true);
    io.in(names.ofPerson(id)).disconnectSockets(true);
  }

  async #offended(subjects: Subject[]): Promise<void> {
    const { bans, bansAddresses, metrics, log } = this.#options;
    for (const each of subjects) {
      if (each.scope !== 'person' && !(each.scope === 'address' && bansAddresses)) continue;
      if (!(await this.#isTooOften(each, offencesUntilBan[each.scope]))) continue;
      const until = await bans.put(each, banMs);
      metrics.penalized(`${each.scope}_banned`);
      if (each.scope === 'person') {
        this.#disconnect(each);
        log.warn({ userId: each.id, until }, 'banned for flooding');
      } else {
        log.warn({ until }, 'an address was banned for flooding');
      }
    }
  }

  async #isTooOften({ key }: Subject, burst: number): Promise<boolean> {
    const offence = { name: 'offence', count: 1, perSecond: burst / (banMs / 1000), burst };
    const [waitMs = 0] = await this.#options.ledger.spend(key, [offence]);
    return waitMs > 0;
  }
}
