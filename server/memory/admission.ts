import type { Admission, ConnectionLimits, Visitor } from '../identity/admission.ts';

/** The connections of this node. */
export class MemoryAdmission implements Admission {
  readonly #limits: ConnectionLimits;
  readonly #visitors = new Map<string, Visitor>();
  readonly #ofUser = new Map<string, number>();
  readonly #ofAddress = new Map<string, number>();

  constructor(limits: ConnectionLimits) {
    this.#limits = limits;
  }

  get visitors(): Iterable<Visitor> {
    return this.#visitors.values();
  }

  holds(connectionId: string): boolean {
    return this.#visitors.has(connectionId);
  }

  async admit(visitor: Visitor): Promise<'admitted' | 'user_limit' | 'address_limit'> {
    const { perUser, perAddress } = this.#limits;
    if (isReached(perUser, this.#ofUser.get(visitor.userId))) return 'user_limit';
    if (isReached(perAddress, this.#ofAddress.get(visitor.addressHash))) return 'address_limit';
    this.#visitors.set(visitor.connectionId, visitor);
    add(this.#ofUser, visitor.userId, 1);
    add(this.#ofAddress, visitor.addressHash, 1);
    return 'admitted';
  }

  release(connectionId: string): Visitor | undefined {
    const visitor = this.#visitors.get(connectionId);
    if (visitor === undefined) return undefined;
    this.#visitors.delete(connectionId);
    add(this.#ofUser, visitor.userId, -1);
    add(this.#ofAddress, visitor.addressHash, -1);
    return visitor;
  }

  close(): void {}
}

function isReached(limit: number, count = 0): boolean {
  return limit > 0 && count >= limit;
}

function add(counts: Map<string, number>, key: string, change: number): void {
  const count = (counts.get(key) ?? 0) + change;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
