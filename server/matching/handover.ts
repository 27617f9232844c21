import type { Bus } from '../cluster/bus.ts';
import type { Answer, MatchMessage, Question } from './match-message.ts';
import type { Seats, Talking } from './seats.ts';

const answerWithinMs = 500;

/** Takes over, when someone comes to this node in the middle of a match, what other nodes know of the talk. */
export class Handover {
  readonly #seats: Seats;
  readonly #bus: Bus<MatchMessage>;
  readonly #nodeId: string;
  readonly #asked = new Map<number, (answer: Answer | undefined) => void>();
  #questions = 0;

  constructor(seats: Seats, bus: Bus<MatchMessage>, nodeId: string) {
    this.#seats = seats;
    this.#bus = bus;
    this.#nodeId = nodeId;
  }

  /** Asks the node where the person was, and the peer's, which still knows when the first is lost. */
  async gather(seat: Talking, cameFrom: string): Promise<void> {
    const { match, seeker } = seat;
    const about = { matchId: match.matchId, userId: seeker.userId, peerId: match.peer.id };
    const others = new Set([cameFrom, match.peer.nodeId]);
    others.delete(this.#nodeId);
    await Promise.all([...others].map(async (nodeId) => takeOver(seat, await this.#ask(nodeId, about))));
    takeOver(seat, this.#tell(about, this.#nodeId));
  }

  /** Resolves once all that a node had sent here before has arrived, or when it is gone. */
  async catchUp(nodeId: string): Promise<void> {
    if (nodeId !== this.#nodeId) await this.#ask(nodeId);
  }

  /** Another node asks. */
  answer({ id, from, about }: Question): void {
    const told = about ? this.#tell(about, from) : nothing;
    this.#bus.send(from, { kind: 'answer', id, ...told }).catch(() => {});
  }

  answered(answer: Answer): void {
    this.#asked.get(answer.id)?.(answer);
  }

  /** What this node knows of a talk. What waited here for the peer goes with the person. */
  #tell(about: NonNullable<Question['about']>, asker: string): Omit<Answer, 'kind' | 'id'> {
    const own = this.#seats.inMatch(about.matchId, about.userId);
    const peer = this.#seats.inMatch(about.matchId, about.peerId);
    const messages = [own, peer].flatMap((seat) => seat?.log.all ?? []);
    if (!own || asker === this.#nodeId) return { messages, heldBack: [], lastSequence: 0 };
    own.movedTo = asker;
    return { messages, heldBack: own.heldBack.splice(0), lastSequence: own.lastSequence };
  }

  /** Undefined when nobody is there, or no answer comes in time. */
  async #ask(nodeId: string, about?: Question['about']): Promise<Answer | undefined> {
    const id = ++this.#questions;
    const answered = Promise.withResolvers<Answer | undefined>();
    const timer = setTimeout(answered.resolve, answerWithinMs);
    this.#asked.set(id, answered.resolve);
    const question = { kind: 'question', id, from: this.#nodeId, ...(about && { about }) } as const;
    const isThere = await this.#bus.send(nodeId, question).catch(() => false);
    if (!isThere) answered.resolve(undefined);
    const answer = await answered.promise;
    clearTimeout(timer);
    this.#asked.delete(id);
    return answer;
  }
}

const nothing = { messages: [], heldBack: [], lastSequence: 0 };

function takeOver(seat: Talking, told: Omit<Answer, 'kind' | 'id'> | undefined): void {
  if (!told) return;
  for (const message of told.messages) seat.log.add(message);
  const heldBack = told.heldBack.map((relay) => ({
    ...relay,
    from: { ...relay.from, nodeId: seat.seeker.nodeId },
  }));
  seat.heldBack.unshift(...heldBack);
  seat.lastSequence = Math.max(seat.lastSequence, told.lastSequence);
}
