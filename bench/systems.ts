import type { Recipe } from './recipe.ts';
import { startSystem } from './start-system.ts';
import type { System } from './system.ts';

interface Running {
  close: () => Promise<void>;
}

/** All that was started, so that whatever happens it is ended. */
export class Systems {
  readonly #shared = new Map<string, Promise<System>>();
  readonly #kept = new Set<Promise<Running>>();
  #isOver = false;

  /** Nothing is started any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** One for all who ask for the same. */
  share(recipe: Recipe): Promise<System> {
    const key = JSON.stringify(recipe);
    const starting = this.#shared.get(key) ?? this.#start(recipe);
    this.#shared.set(key, starting);
    return starting;
  }

  /** One of one's own, until `keepOnly`. */
  start(recipe: Recipe): Promise<System> {
    return this.keep(this.#start(recipe));
  }

  /** Ends something else, too, at the next `keepOnly`. */
  keep<Thing extends Running>(starting: Promise<Thing>): Promise<Thing> {
    this.#kept.add(starting);
    return starting;
  }

  /** Ends all but those that are shared by these recipes. */
  async keepOnly(recipes: Recipe[]): Promise<void> {
    const wanted = new Set(recipes.map((recipe) => JSON.stringify(recipe)));
    const over = [...this.#kept];
    this.#kept.clear();
    for (const [key, system] of this.#shared) {
      if (wanted.has(key)) continue;
      this.#shared.delete(key);
      over.push(system);
    }
    // What did not start has ended itself, and has told whoever asked for it.
    await Promise.allSettled(over.map(async (starting) => (await starting).close()));
  }

  /** Ends all, and starts nothing any more. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.keepOnly([]);
  }

  #start(recipe: Recipe): Promise<System> {
    if (this.#isOver) throw new Error('The run was ended.');
    return startSystem(recipe);
  }
}
