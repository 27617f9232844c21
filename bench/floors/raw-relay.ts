import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

/** Bare WebSockets that speak just enough of the protocol for the same clients: rooms, a relay, acknowledgements. */
const http = createServer((_request, response) => response.end());
// All that Socket.IO's own client reads of a handshake.
const handshake = {
  sid: 'none',
  upgrades: [],
  pingInterval: 25_000,
  pingTimeout: 20_000,
  maxPayload: 1_000_000,
};
const rooms = new Map<string, Set<WebSocket>>();

new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket) => {
  socket.send(`0${JSON.stringify(handshake)}`);
  socket.on('message', (data: Buffer) => {
    const frame = data.toString();
    if (frame === '40') return socket.send('40{"sid":"none"}');
    const start = frame.indexOf('[');
    const [event, payload] = JSON.parse(frame.slice(start));
    const members = rooms.get(payload.room) ?? new Set();
    rooms.set(payload.room, members);
    if (event === 'join_room') members.add(socket);
    else tellOthers(members, socket, `42${frame.slice(start)}`);
    socket.send(`43${frame.slice(2, start)}[{"ok":true}]`);
  });
});
http.listen(Number(process.env.PORT), '127.0.0.1');

function tellOthers(members: Set<WebSocket>, sender: WebSocket, frame: string): void {
  for (const member of members) {
    if (member !== sender && member.readyState === WebSocket.OPEN) member.send(frame);
  }
}
