import { createServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-adapter';
import { createClient } from 'redis';
import { Server } from 'socket.io';

/** Socket.IO as one would first write it: nothing is checked, nothing is kept. With a Redis, the stock adapter. */
const http = createServer();
const io = new Server(http);
const { PORT, REDIS_URL } = process.env;

if (REDIS_URL) {
  const [publisher, subscriber] = [createClient({ url: REDIS_URL }), createClient({ url: REDIS_URL })];
  await Promise.all([publisher.connect(), subscriber.connect()]);
  io.adapter(createAdapter(publisher, subscriber));
}

io.on('connection', (socket) => {
  socket.on('join_room', ({ room }, acknowledge) => {
    socket.join(room);
    acknowledge({ ok: true });
  });
  socket.on('chat_message', (message, acknowledge) => {
    socket.to(message.room).emit('chat_message', message);
    acknowledge({ ok: true });
  });
});
http.on('request', (request, response) => {
  if (request.url === '/ready') response.end();
});
http.listen(Number(PORT), '127.0.0.1');
