import { buildClient } from './build-client.ts';
import { fail } from './fail.ts';
import { onStop } from './on-stop.ts';
import { runServer } from './run-server.ts';

await buildClient().catch(fail);
const server = runServer();
onStop(server.stop);
const code = await server.ended;
process.exit(code);
