import type { User } from '../../shared/events.ts';

/** What a person says in a conversation. */
export interface Draft {
  from: User;
  text: string;
  /** Unique for its sender. */
  clientId: string;
}

/** A draft in a conversation. Its JSON is made once, kept and sent as it is, and seldom looked into. */
export class Entry {
  /** Microseconds since 1970, strictly increasing within the conversation. */
  readonly id: number;
  /** The entry before it that the reader sees; null for the first that is kept. */
  readonly previousId: number | null;
  /** The draft's. */
  readonly json: string;

  constructor(id: number, previousId: number | null, json: string) {
    this.id = id;
    this.previousId = previousId;
    this.json = json;
  }

  get draft(): Draft {
    return JSON.parse(this.json);
  }
}

export function draftJson({ from, text, clientId }: Draft): string {
  return JSON.stringify({ from: { id: from.id, name: from.name }, text, clientId });
}
