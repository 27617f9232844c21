import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** One address for several nodes, whose connections can be broken as networks break them. */
export interface Switchboard {
  url: string;
  /** Breaks every connection, without a word to either side. */
  cut(): void;
  /** Lets nobody in until it is told otherwise. */
  refuse(isRefusing: boolean): void;
  /** What the nodes say reaches nobody until it is told otherwise. */
  mute(isMute: boolean): void;
  /** WebSockets are opened to nowhere until it is told otherwise. */
  swallowWebSockets(isSwallowing: boolean): void;
  close(): Promise<void>;
}

/** Each new connection goes to another one of the nodes, at random. */
export async function startSwitchboard(nodeUrls: string[]): Promise<Switchboard> {
  const sockets = new Set<Socket>();
  let isRefusing = false;
  let isMute = false;
  let isSwallowing = false;

  const hold = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const server = createServer((caller) => {
    if (isRefusing) return void caller.destroy();
    const { hostname, port } = new URL(nodeUrls[Math.floor(Math.random() * nodeUrls.length)] ?? '');
    const node = connect(Number(port), hostname);
    hold(caller, node);
    hold(node, caller);
    caller.on('data', (data) => {
      if (!isSwallowing || !data.includes('Upgrade: websocket')) node.write(data);
    });
    node.on('data', (data) => {
      if (!isMute) caller.write(data);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    refuse(is) {
      isRefusing = is;
    },
    mute(is) {
      isMute = is;
    },
    swallowWebSockets(is) {
      isSwallowing = is;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
