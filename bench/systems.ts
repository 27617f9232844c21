import type { Recipe } from './recipe.ts';
import { startSystem } from './start-system.ts';
import type { System } from './system.ts';

/** All that was started, so that whatever happens it is ended. */
export class Systems {
  readonly #started = new Map<string, Promise<System>>();
  #isOver = false;

  /** Nothing is started any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** One for all who ask for the same. */
  share(recipe: Recipe): Promise<System> {
    return this.#start(JSON.stringify(recipe), recipe);
  }

  /** One of one's own, until `keepOnly`. */
  start(recipe: Recipe): Promise<System> {
    return this.#start(`own ${crypto.randomUUID()}`, recipe);
  }

  /** Ends all but those that are shared by these recipes. */
  async keepOnly(recipes: Recipe[]): Promise<void> {
    const kept = new Set(recipes.map((recipe) => JSON.stringify(recipe)));
    const over = [...this.#started].filter(([key]) => !kept.has(key));
    for (const [key] of over) this.#started.delete(key);
    // What did not start has ended itself, and has told whoever asked for it.
    await Promise.allSettled(over.map(async ([, starting]) => (await starting).close()));
  }

  /** Ends all, and starts nothing any more. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.keepOnly([]);
  }

  #start(key: string, recipe: Recipe): Promise<System> {
    if (this.#isOver) throw new Error('The run was ended.');
    const starting = this.#started.get(key) ?? startSystem(recipe);
    this.#started.set(key, starting);
    return starting;
  }
}
