import { expect } from '@playwright/test';
import { inboundTotal } from './inbound-total.ts';
import type { Person } from './person.ts';

const leastWidthPx = 160;
const newFrames = 3;
const often = { intervals: [100] };

/** The stranger's picture has a size, and frames that the browser goes on decoding. A call that failed shows 2 px. */
export async function expectMovingPicture(person: Person): Promise<void> {
  const picture = person.strangerPane.getByLabel('Stranger', { exact: true });
  await expect(picture).toBeVisible();
  const width = () => picture.evaluate((element) => (element as HTMLVideoElement).videoWidth);
  await expect.poll(width, often).toBeGreaterThanOrEqual(leastWidthPx);
  const frames = () => inboundTotal(person.page, 'video', 'framesDecoded');
  const before = await frames();
  await expect.poll(frames, often).toBeGreaterThan(before + newFrames);
}
