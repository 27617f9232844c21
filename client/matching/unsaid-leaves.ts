import type { Ask } from '../sdk/wire.ts';

/** The matches that we have left, until the server has heard of it: a connection may be lost before. */
export class UnsaidLeaves {
  readonly #matchIds = new Set<string>();

  /** What the server does not hear now is said by `sayAll`. */
  async say(matchId: string, ask: Ask): Promise<void> {
    this.#matchIds.add(matchId);
    const answer = await ask('leave_match', { matchId });
    if (answer.ok || answer.error.code !== 'unavailable') this.#matchIds.delete(matchId);
  }

  async sayAll(ask: Ask): Promise<void> {
    await Promise.all([...this.#matchIds].map((matchId) => this.say(matchId, ask)));
  }

  /** To be said with the others, though perhaps the server has heard it. */
  keep(matchId: string): void {
    this.#matchIds.add(matchId);
  }

  takeBack(matchId: string): void {
    this.#matchIds.delete(matchId);
  }
}
