import { chromium, expect } from '@playwright/test';
import { expectMovingPicture } from '../e2e/expect-moving-picture.ts';
import { inboundTotal } from '../e2e/inbound-total.ts';
import { meet } from '../e2e/meet.ts';
import { observeMedia } from '../e2e/observe-media.ts';
import { Person } from '../e2e/person.ts';
import { requireProgram } from '../ops/local/require-program.ts';
import { startNode } from '../ops/local/start-node.ts';
import { buildClient } from './build-client.ts';
import { fail } from './fail.ts';
import { drawPerson, type Portrait } from './screenshot/draw-person.ts';

const target = 'docs/screenshot.png';
const fineAfterFrames = 50;
const viewport = { width: 1280, height: 800 };
const evening: Portrait = {
  wall: '#c99f78',
  light: '#efd9b8',
  hair: '#3b2a20',
  skin: '#e3ab88',
  shirt: '#35605a',
  hasLongHair: true,
};
const morning: Portrait = {
  wall: '#7d929c',
  light: '#d3dfe0',
  hair: '#201c1e',
  skin: '#96623f',
  shirt: '#b4380f',
  hasLongHair: false,
};

await buildClient().catch(fail);
const node = await startNode({ name: 'screenshot', env: { JWT_SECRET: crypto.randomUUID() } });
const browser = await chromium.launch({
  executablePath: requireProgram('chromium'),
  args: ['--use-fake-device-for-media-stream', '--allow-loopback-in-peer-connection', '--disable-gpu'],
});
try {
  const pair: [Person, Person] = [await open(morning), await open(evening)];
  await takeScreenshot(pair);
} finally {
  await browser.close();
  await node.close();
}

async function open(portrait: Portrait): Promise<Person> {
  const context = await browser.newContext({
    baseURL: node.url,
    viewport,
    permissions: ['camera', 'microphone'],
  });
  await context.addInitScript(observeMedia);
  await context.addInitScript(drawPerson, portrait);
  return new Person(await context.newPage());
}

async function takeScreenshot(pair: [Person, Person]): Promise<void> {
  const [alice, bob] = pair;
  await meet(pair, 'Video', ['night trains']);
  for (const person of pair) await expectMovingPicture(person);
  await alice.button('Text').click();
  const words: [Person, string][] = [
    [alice, 'Where does yours leave from?'],
    [bob, 'Vienna, 22:13. I wake up in Venice.'],
    [alice, 'And the berth?'],
    [bob, 'Always the top one. You feel every bend.'],
    [alice, 'Then I know what I do next summer.'],
  ];
  for (const [person, text] of words) {
    await person.write(text);
    for (const reader of pair) await reader.expectNewest(text);
  }
  // The first pictures of a call are coarse.
  const frames = () => inboundTotal(alice.page, 'video', 'framesDecoded');
  await expect.poll(frames, { timeout: 30_000 }).toBeGreaterThan(fineAfterFrames);
  await alice.page.screenshot({ path: target });
}
