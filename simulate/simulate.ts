import type { RedisLink } from '../server/redis/link.ts';
import { Agenda } from './agenda.ts';
import { expectedBy } from './arrivals.ts';
import { Census } from './census.ts';
import { ClockedPool } from './clocked-pool.ts';
import { Crowd } from './crowd.ts';
import { Draw } from './draw.ts';
import type { Options } from './options.ts';
import { newCharacter } from './people.ts';

const stepMs = 100;
const sweepEveryMs = 500;
const minuteMs = 60_000;

export interface Outcome {
  census: Census;
  /** Seconds of Redis's CPU. */
  redisSeconds: number;
  oldestSearchMs: number;
  stillSearching: number;
}

type Wanted = Pick<Options, 'people' | 'minutes' | 'seed'>;

/**
 * Lets people come and go for so many minutes of simulated time, in an empty Redis. All that is due in a step is asked
 * for at once, as by a node's people, and heard before the next one begins.
 */
export async function simulate(link: RedisLink, { people, minutes, seed }: Wanted): Promise<Outcome> {
  const [census, clock] = [new Census(), new ClockedPool(link)];
  // Who comes is the same for the same seed, whatever the order of Redis's answers makes of them.
  const coming = new Draw(seed);
  const draw = new Draw(seed + 1);
  const agenda = new Agenda(stepMs);
  const crowd = new Crowd({ clock, agenda, draw, census });
  await clock.listen((event) => crowd.hear(event));
  const before = await redisSeconds(link);
  const untilMs = minutes * minuteMs;
  for (let nowMs = 0; nowMs < untilMs; nowMs += stepMs) {
    if (nowMs % minuteMs === 0) census.beginMinute(crowd.searching);
    const newcomers = coming.poisson(
      people * (expectedBy((nowMs + stepMs) / untilMs) - expectedBy(nowMs / untilMs)),
    );
    clock.pass(stepMs);
    const due = agenda.take(clock.elapsedMs).map((action) => action());
    for (let each = 0; each < newcomers; each++) {
      census.came();
      due.push(crowd.arrive(newCharacter(coming, census.arrived)));
    }
    if (nowMs % sweepEveryMs === 0) due.push(clock.sweep());
    await Promise.all(due);
    if (due.length > 0) await clock.heard();
  }
  const spent = (await redisSeconds(link)) - before;
  const { oldestSearchMs, searching } = crowd;
  await crowd.disperse();
  return { census, redisSeconds: spent, oldestSearchMs, stillSearching: searching };
}

async function redisSeconds(link: RedisLink): Promise<number> {
  const info = await link.call((client) => client.info('cpu'));
  return ['user', 'sys']
    .map((kind) =>
      Number(info.match(new RegExp(`used_cpu_${kind}_main_thread:([\\d.]+)`))?.[1] ?? Number.NaN),
    )
    .reduce((sum, seconds) => sum + seconds, 0);
}
