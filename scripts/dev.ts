import { createServer } from 'vite';
import { fail } from './fail.ts';
import { onStop } from './on-stop.ts';
import { runServer } from './run-server.ts';

const page = await createServer({ logLevel: 'warn', clearScreen: false });
await page.listen().catch(fail);
console.log(`The page, with hot reload: ${page.resolvedUrls?.local[0]}`);

const server = runServer(['--watch', '--watch-preserve-output']);
onStop(async () => {
  await server.stop();
  await page.close();
});
await server.ended;
