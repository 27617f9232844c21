export type Heard = (json: string) => void;

/** Somebody who is connected, however that is done; payloads and answers are JSON. */
export interface Client {
  /** Hears an event, as the JSON of all of its arguments. */
  on(event: string, heard: Heard): void;
  /** Sends a request; `answered` gets the acknowledgement's arguments. */
  send(event: string, payload: string, answered: Heard): void;
  close(): void;
}

/** As `send`; rejects when it is refused. */
export async function ask<Answer extends object>(
  client: Client,
  event: string,
  payload: object,
): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<string>();
  client.send(event, JSON.stringify(payload), resolve);
  const [answer] = JSON.parse(await promise);
  if (answer?.ok === false) throw new Error(`${event}: ${answer.error.code}, ${answer.error.message}`);
  return answer;
}
