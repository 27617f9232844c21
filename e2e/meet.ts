import type { ModeName, Person } from './person.ts';

/** Brings two together; the first of the pair waits for the second. */
export async function meet(pair: [Person, Person], mode: ModeName, topics: string[] = []): Promise<void> {
  for (const person of pair) await person.search(mode, topics);
  for (const person of pair) await person.expectTalk();
}
