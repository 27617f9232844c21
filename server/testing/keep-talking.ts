import { setTimeout as sleep } from 'node:timers/promises';
import { match, type Person } from './person.ts';

export interface Conversation {
  /** Ends it, and resolves with what either side was told beyond the other's messages, and what it missed. */
  end: () => Promise<string[]>;
}

/** Two people who are matched and talk, each with a message every 20 ms. */
export async function keepTalking(ann: Person, ben: Person): Promise<Conversation> {
  const [{ matchId }] = await match(ann, ben);
  for (const person of [ann, ben]) person.heard.splice(0);
  let isOn = true;

  async function talk(person: Person): Promise<string[]> {
    const said: string[] = [];
    while (isOn) {
      const clientId = `${person.session.user.id} ${said.length}`;
      await person.do('chat_message', { matchId, text: 'hello', clientId });
      said.push(clientId);
      await sleep(20);
    }
    return said;
  }

  const talking = Promise.all([talk(ann), talk(ben)]);
  return {
    async end() {
      isOn = false;
      const [byAnn, byBen] = await talking;
      await sleep(50);
      return [...strange(ann, byBen), ...strange(ben, byAnn)];
    },
  };
}

function strange({ heard, session }: Person, expected: string[]): string[] {
  const others = heard.filter(({ event }) => event !== 'chat_message').map(({ event }) => event);
  const clientIds = heard
    .filter(({ event }) => event === 'chat_message')
    .map(({ payload }) => (payload as { clientId: string }).clientId);
  const isSame = JSON.stringify(clientIds) === JSON.stringify(expected);
  return [
    ...others.map((event) => `${session.user.name} heard ${event}`),
    ...(isSame ? [] : [`${session.user.name} heard ${clientIds} instead of ${expected}`]),
  ];
}
