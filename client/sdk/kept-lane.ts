import { Lane, type LaneOptions } from './lane.ts';
import type { Outbox } from './outbox.ts';
import type { Target } from './target.ts';

interface KeptLaneOptions extends Omit<LaneOptions, 'onChange' | 'onGone'> {
  target: Target;
  outbox: Outbox;
  myId(): string | undefined;
  /** Whether what somebody has written is in the log. */
  isLogged(userId: string, clientId: string): boolean;
}

/** A lane that outlives the program: what waits is written down, and taken up again by whoever wrote it. */
export class KeptLane extends Lane {
  readonly #options: KeptLaneOptions;
  #hasRestored = false;

  constructor(options: KeptLaneOptions) {
    const { outbox } = options;
    super({
      ...options,
      onChange: (pending) => outbox.save(pending),
      onGone: (clientId) => outbox.remove(clientId),
    });
    this.#options = options;
  }

  /** Answers the `clientId`. */
  write(text: string): string {
    const { outbox, target, myId } = this.#options;
    const written = outbox.write(target, text, myId());
    this.add(written);
    return written.clientId;
  }

  /** To be called again once it is known who we are; it happens once. */
  async restore(): Promise<void> {
    const { outbox, target, myId, isLogged } = this.#options;
    const userId = myId();
    if (this.#hasRestored || userId === undefined) return;
    this.#hasRestored = true;
    const restored = await outbox.restore(target, userId);
    for (const { clientId } of restored) if (isLogged(userId, clientId)) outbox.remove(clientId);
    this.add(...restored.filter(({ clientId }) => !isLogged(userId, clientId)));
  }

  /** What is in the log has been sent, whatever became of the answer. */
  settle(): void {
    const { myId, isLogged } = this.#options;
    const userId = myId();
    for (const clientId of this.unlogged) {
      if (userId !== undefined && isLogged(userId, clientId)) this.drop(clientId);
    }
  }
}
