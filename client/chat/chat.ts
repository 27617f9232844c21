import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Ack, Message } from '../../shared/events.ts';
import { failureSentence } from '../app/sentences.ts';
import { newClientId } from '../sdk/new-client-id.ts';
import type { Line } from './line.ts';
import { addMessage, addMine, removeMine, setDelivery } from './lines.ts';

export interface Chat {
  readonly lines: ReadonlySignal<Line[]>;
  /** Until when the server takes no more from us; in the past when it does. */
  readonly heldUntilMs: ReadonlySignal<number>;
  /** Shows the text at once and sends it. */
  say(text: string): void;
  /** Sends a failed message again under the same client id, so that it cannot arrive twice. */
  retry(clientId: string): void;
  remove(clientId: string): void;
}

/** A chat that is kept nowhere but here. */
export interface PassingChat extends Chat {
  receive(messages: Message[]): void;
  reset(lines: Line[]): void;
}

interface ChatSetup {
  deliver(text: string, clientId: string): Promise<Ack<{ message: Message }>>;
  /** Who we are, once the server has said so. */
  myId(): string | undefined;
}

export function createChat({ deliver, myId }: ChatSetup): PassingChat {
  const lines = signal<Line[]>([]);
  const heldUntilMs = signal(0);

  async function send(clientId: string, text: string) {
    const answer = await deliver(text, clientId);
    if (answer.ok) {
      if (isShown(clientId)) lines.value = addMessage(lines.peek(), answer.message, answer.message.from.id);
      return;
    }
    const { error } = answer;
    batch(() => {
      const delivery = { kind: 'failed', sentence: failureSentence(error) } as const;
      lines.value = setDelivery(lines.peek(), clientId, delivery);
      if (error.code === 'rate_limited') heldUntilMs.value = Date.now() + (error.retryAfterMs ?? 1000);
    });
  }

  const isShown = (clientId: string) => lines.peek().some((line) => line.clientId === clientId);

  return {
    lines,
    heldUntilMs,
    say(text) {
      const clientId = newClientId();
      lines.value = addMine(lines.peek(), clientId, text, Date.now());
      void send(clientId, text);
    },
    retry(clientId) {
      const line = lines.peek().find((each) => each.clientId === clientId);
      if (!line) return;
      lines.value = setDelivery(lines.peek(), clientId, { kind: 'sending' });
      void send(clientId, line.text);
    },
    remove(clientId) {
      lines.value = removeMine(lines.peek(), clientId);
    },
    receive(messages) {
      lines.value = messages.reduce((all, message) => addMessage(all, message, myId()), lines.peek());
    },
    reset(fresh) {
      lines.value = fresh;
      heldUntilMs.value = 0;
    },
  };
}
