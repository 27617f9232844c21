type Action = () => Promise<unknown>;

/** What happens when, in steps of simulated time. */
export class Agenda {
  readonly #stepMs: number;
  readonly #bySteps = new Map<number, Action[]>();

  constructor(stepMs: number) {
    this.#stepMs = stepMs;
  }

  /** At the first step after that time. */
  at(ms: number, action: Action): void {
    const step = Math.floor(ms / this.#stepMs) + 1;
    const actions = this.#bySteps.get(step);
    if (actions) actions.push(action);
    else this.#bySteps.set(step, [action]);
  }

  /** What is due at exactly that time. */
  take(ms: number): Action[] {
    const step = Math.round(ms / this.#stepMs);
    const actions = this.#bySteps.get(step) ?? [];
    this.#bySteps.delete(step);
    return actions;
  }
}
