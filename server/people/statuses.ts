import type { PersonStatus } from '../../shared/events.ts';
import type { Nodes } from '../cluster/nodes.ts';
import type { Acquaintance } from '../direct/acquaintance.ts';
import type { People } from './people.ts';
import type { Whereabouts } from './whereabouts.ts';

interface StatusesOptions {
  whereabouts: Whereabouts;
  nodes: Nodes;
  people: People;
  acquaintance: Acquaintance;
}

/** Who is online, as far as the one who asks may know. */
export class Statuses {
  readonly #options: StatusesOptions;

  constructor(options: StatusesOptions) {
    this.#options = options;
  }

  /** Somebody who is not to be seen looks like somebody who was never there. */
  async of(userIds: readonly string[], askerId: string): Promise<PersonStatus[]> {
    const { whereabouts, nodes, people, acquaintance } = this.#options;
    const [found, areOpen, [own, ...privacies]] = await Promise.all([
      whereabouts.find(userIds),
      acquaintance.areOpen(askerId, userIds),
      people.privacy([askerId, ...userIds]),
    ]);
    const isSeen = (place: number) =>
      userIds[place] === askerId || (areOpen[place] && own?.presence && privacies[place]?.presence);
    return found.map(({ nodeIds, seenAt }, place) => {
      const userId = userIds[place] ?? '';
      if (!isSeen(place)) return { userId, isOnline: false, lastSeen: null };
      const isOnline = nodeIds.some((nodeId) => nodes.living.includes(nodeId));
      return { userId, isOnline, lastSeen: isOnline ? null : (seenAt?.toISOString() ?? null) };
    });
  }
}
