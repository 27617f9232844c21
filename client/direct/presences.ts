import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { PersonStatus } from '../../shared/events.ts';
import { limits } from '../../shared/limits.ts';
import type { Connection } from '../app/connection.ts';
import { areSettingsOpen } from '../app/router.ts';
import { isMoving, isUp } from '../sdk/link.ts';

const againMs = 5_000;

/** Who of some people is online, by their ids, as far as they let it be known; nobody while there is no connection. */
export type Presences = ReadonlyMap<string, PersonStatus>;

const nobody: Presences = new Map();

/** Watches those who are `wanted`, the first hundred of them; anew with each connection. */
export function watchPresences(
  connection: Connection,
  wanted: ReadonlySignal<readonly string[]>,
): ReadonlySignal<Presences> {
  const presences = signal(nobody);
  const isOpen = computed(() => connection.link.value.kind === 'open');
  const isKnown = computed(() => isUp(connection.link.value) || isMoving(connection.link.value));
  const users = computed(() => [...new Set(wanted.value)].slice(0, limits.watched).toSorted());
  /** In whatever order they are wanted, they are the same. */
  const key = computed(() => users.value.join(' '));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  async function watch(): Promise<void> {
    clearTimeout(timer);
    const asked = ++turn;
    const answer = await connection.attempt('watch_presence', { users: users.peek() });
    if (asked !== turn) return;
    if (answer.ok) presences.value = new Map(answer.statuses.map((status) => [status.userId, status]));
    else timer = setTimeout(watchIfOpen, answer.error.retryAfterMs ?? againMs);
  }
  const watchIfOpen = () => {
    if (isOpen.peek()) void watch();
  };

  connection.on('online_status', (status) => {
    if (presences.peek().has(status.userId)) {
      presences.value = new Map(presences.peek()).set(status.userId, status);
    }
  });
  effect(() => {
    if (!isKnown.value) presences.value = nobody;
  });
  effect(() => {
    // Without Redis a node knows only some of them; and what one shows oneself, which holds both ways, is set in the settings.
    const isTime = isOpen.value && !connection.degraded.value && !areSettingsOpen.value;
    if (isTime && key.value !== '') void watch();
  });
  return presences;
}
