import type { Io } from './connection.ts';
import type { RedisLink } from './redis/link.ts';

interface OutageTimes {
  /** How long Redis is away before anybody is told: what heals by itself by then is made good on this side. */
  graceMs?: number;
  /** How long it has to be back: two good pings of each watchdog. */
  steadyMs?: number;
}

/** Tells everybody here when Redis is away and when it is back; a link that flickers is told as one outage. */
export function tellOutages(
  io: Pick<Io, 'local'>,
  link: RedisLink | undefined,
  { graceMs = 400, steadyMs = 1000 }: OutageTimes = {},
): { isDegraded: () => boolean } {
  let isTold = link !== undefined && !link.isUp;
  let timer: NodeJS.Timeout | undefined;
  const tell = (isDegraded: boolean, afterMs: number) => {
    clearTimeout(timer);
    if (isDegraded === isTold) return;
    timer = setTimeout(() => {
      isTold = isDegraded;
      io.local.emit('server_notice', { code: isDegraded ? 'degraded' : 'recovered' });
    }, afterMs).unref();
  };
  link?.on('down', () => tell(true, graceMs));
  link?.on('up', () => tell(false, steadyMs));
  return { isDegraded: () => isTold };
}
