import { expect } from '@playwright/test';
import { blackCamera } from './black-camera.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expectMovingPicture } from './expect-moving-picture.ts';
import { inboundTotal } from './inbound-total.ts';
import { meet } from './meet.ts';
import { test } from './people.ts';
import { setHidden } from './set-hidden.ts';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

test('a camera that shows nothing is told, and one can stay', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await alice.context.addInitScript(blackCamera);
  await meet([alice, bob], 'Video');
  const notice = bob.strangerPane.getByText('Their camera shows nothing.');
  await expect(notice).toBeVisible();
  await expect(bob.status).toHaveText('Their camera shows nothing.');
  await expectAccessible(bob.page);
  await bob.button('Stay').click();
  await expect(notice).toBeHidden();
  await bob.expectTalk();
});

test('a camera that shows nothing is a reason to go on', async ({ newPair }) => {
  const [alice, bob] = await newPair(phone);
  await alice.context.addInitScript(blackCamera);
  await meet([alice, bob], 'Video');
  await bob.strangerPane.getByRole('button', { name: 'Next' }).click();
  await expect(bob.heading('Looking for someone…')).toBeVisible();
  await expect(alice.heading('Stranger left.')).toBeVisible();
});

test('a phone that is put down sends no video, and the stranger is told', async ({ newPair }) => {
  const [alice, bob] = await newPair(phone);
  await meet([alice, bob], 'Video');
  await expectMovingPicture(bob);
  await setHidden(alice.page, true);
  await expect(bob.page.getByText('Stranger put the phone down')).toBeVisible({ timeout: 20_000 });
  const frames = () => inboundTotal(bob.page, 'video', 'framesDecoded');
  const sounds = () => inboundTotal(bob.page, 'audio', 'packetsReceived');
  const [lastFrames, lastSounds] = [await frames(), await sounds()];
  await expect.poll(sounds).toBeGreaterThan(lastSounds + 50);
  expect(await frames()).toBeLessThanOrEqual(lastFrames + 1);

  await setHidden(alice.page, false);
  await expect(bob.page.getByText('Stranger put the phone down')).toBeHidden();
  await expectMovingPicture(bob);
});
