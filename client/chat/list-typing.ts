import { type ReadonlySignal, signal } from '@preact/signals';
import { typingLeaseMs } from '../../shared/limits.ts';

/** Who types, by id: each for one lease after it was last said. */
export interface TypingList {
  readonly names: ReadonlySignal<ReadonlyMap<string, string>>;
  set(id: string, name: string, isTyping: boolean): void;
  clear(): void;
}

export function listTyping(): TypingList {
  const names = signal<ReadonlyMap<string, string>>(new Map());
  const leases = new Map<string, ReturnType<typeof setTimeout>>();
  const set = (id: string, name: string, isTyping: boolean) => {
    clearTimeout(leases.get(id));
    const next = new Map(names.peek());
    if (isTyping) next.set(id, name);
    else next.delete(id);
    names.value = next;
    if (isTyping) leases.set(id, setTimeout(set, typingLeaseMs, id, name, false));
    else leases.delete(id);
  };
  return {
    names,
    set,
    clear() {
      for (const lease of leases.values()) clearTimeout(lease);
      leases.clear();
      names.value = new Map();
    },
  };
}
