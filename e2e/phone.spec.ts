import { expect, type Locator } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expectMovingPicture } from './expect-moving-picture.ts';
import { meet } from './meet.ts';
import { test } from './people.ts';
import { swipe } from './swipe.ts';

const [width, height] = [390, 844];
const phone = { viewport: { width, height }, isMobile: true, hasTouch: true };

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not shown.');
  return box;
}

test('the own tile goes to the corner it is dragged to, or that is chosen', async ({ newPair }) => {
  const [alice, bob] = await newPair(phone);
  await meet([alice, bob], 'Video');
  await expectMovingPicture(alice);
  const before = await boxOf(alice.ownPane);
  expect(before.x).toBeGreaterThan(width / 2);
  const { mouse } = alice.page;
  await mouse.move(before.x + 40, before.y + 60);
  await mouse.down();
  await mouse.move(100, 600, { steps: 5 });
  await mouse.up();
  await expect.poll(async () => (await boxOf(alice.ownPane)).x).toBe(12);
  expect((await boxOf(alice.ownPane)).y).toBeGreaterThan(height / 2);

  await alice.button('More').click();
  await alice.page.getByRole('radio', { name: 'Top left' }).check();
  await expect.poll(async () => (await boxOf(alice.ownPane)).y).toBe(80);
  await alice.page.reload();
  await expectMovingPicture(alice);
  const { x, y } = await boxOf(alice.ownPane);
  expect([x, y]).toEqual([12, 80]);
});

test('the chat shows its last line, half, or all, and the picture stays while it is half', async ({
  newPair,
}) => {
  const [alice, bob] = await newPair(phone);
  await meet([alice, bob], 'Video');
  await alice.button('Text').click();
  for (const text of ['one', 'two', 'three']) await alice.write(text);

  const [larger, smaller] = [bob.button('Larger chat'), bob.button('Smaller chat')];
  await bob.expectNewest('three');
  await expect(bob.page.getByText('three')).toBeInViewport({ ratio: 1 });
  await expect(bob.composer).toBeHidden();
  await expect(smaller).toHaveAttribute('aria-disabled', 'true');
  await larger.click();
  await expect(bob.composer).toBeVisible();
  await expectMovingPicture(bob);
  expect((await boxOf(bob.strangerPane)).height).toBeGreaterThan(height / 3);
  await expectAccessible(bob.page);

  const edge = await boxOf(larger);
  await swipe(bob.page, { x: width / 2, y: edge.y + 20 }, { x: width / 2, y: edge.y - 100 });
  await expect(larger).toHaveAttribute('aria-disabled', 'true');
  expect((await boxOf(bob.strangerPane)).height).toBe(120);
  for (const name of ['Next', 'Leave', 'Block', 'Send']) {
    await expect(bob.button(name)).toBeInViewport({ ratio: 1 });
  }
});

test('a swipe to the left goes on to the next stranger', async ({ newPair }) => {
  const [alice, bob] = await newPair(phone);
  await meet([alice, bob], 'Video');
  await expectMovingPicture(alice);
  await swipe(alice.page, { x: 300, y: 500 }, { x: 300, y: 300 });
  await swipe(alice.page, { x: 100, y: 500 }, { x: 300, y: 500 });
  await alice.expectTalk();
  await swipe(alice.page, { x: 300, y: 500 }, { x: 100, y: 510 });
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  await expect(bob.heading('Stranger left.')).toBeVisible();
});
