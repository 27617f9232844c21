import { createChatClient } from './create-chat-client.ts';

const [url = 'http://localhost:3000', name = 'lobby', ...words] = process.argv.slice(2);
const client = createChatClient({ url });
const room = client.conversation({ kind: 'room', room: name });
let shownId = 0;

room.standing.subscribe((standing) => {
  if (standing.kind === 'refused') console.error(standing.failure.message);
});
room.view.subscribe(({ messages }) => {
  for (const { id, from, text } of messages.filter((message) => message.id > shownId)) {
    console.log(`${from.name}: ${text}`);
    shownId = id;
  }
});

room.open();
if (words.length > 0) room.say(words.join(' '));
process.once('SIGINT', () => client.connection.close());
