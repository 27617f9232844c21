import { expect } from '@playwright/test';
import { expectMovingPicture } from './expect-moving-picture.ts';
import { inboundTotal } from './inbound-total.ts';
import { meet } from './meet.ts';
import { test } from './people.ts';
import { trackStates } from './track-states.ts';

test('two strangers see and hear each other', async ({ newPair }) => {
  const pair = await newPair();
  await meet(pair, 'Video');
  for (const person of pair) {
    await expectMovingPicture(person);
    await expect.poll(() => inboundTotal(person.page, 'audio', 'packetsReceived')).toBeGreaterThan(10);
    await expect(person.page.getByText('Direct route')).toBeVisible();
  }
});

test('two strangers in voice mode hear each other, and no camera is opened', async ({ newPair }) => {
  const pair = await newPair();
  await meet(pair, 'Voice');
  for (const person of pair) {
    const heard = () => inboundTotal(person.page, 'audio', 'packetsReceived');
    const before = await heard();
    await expect.poll(heard).toBeGreaterThan(before + 10);
    expect(await trackStates(person.page)).toEqual(['live']);
    await expect(person.button('Camera')).toBeHidden();
  }
});

test('what is switched off is told to the other in words', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Video');
  await expectMovingPicture(bob);
  const microphone = alice.button('Microphone');
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');
  await microphone.click();
  await expect(microphone).toHaveAttribute('aria-pressed', 'false');
  await expect(bob.page.getByText('Stranger is muted')).toBeVisible();
  await expect(alice.ownPane.getByText('You are muted')).toBeVisible();

  const camera = alice.button('Camera');
  await camera.click();
  await expect(camera).toHaveAttribute('aria-pressed', 'false');
  await expect(bob.page.getByText("Stranger's camera is off")).toBeVisible();
  await expect.poll(() => trackStates(alice.page)).toEqual(['live', 'ended']);

  await alice.page.keyboard.press('v');
  await alice.page.keyboard.press('m');
  await expect(camera).toHaveAttribute('aria-pressed', 'true');
  await expect(microphone).toHaveAttribute('aria-pressed', 'true');
  await expect(bob.page.getByText("Stranger's camera is off")).toBeHidden();
  await expect(bob.page.getByText('Stranger is muted')).toBeHidden();
  await expectMovingPicture(bob);
});

test('a call can begin with the camera off', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await bob.search('Video');
  await alice.start('Video');
  await alice.page.getByRole('checkbox', { name: 'Start with camera off' }).check();
  await alice.button('Find someone').click();
  await alice.expectTalk();
  await expectMovingPicture(alice);
  await expect(bob.page.getByText("Stranger's camera is off")).toBeVisible();
  await alice.button('Camera').click();
  await expectMovingPicture(bob);
});

test('what a stranger writes opens the chat beside the call', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Video');
  await alice.button('Text').click();
  await alice.write('My microphone is broken');
  await bob.expectNewest('Stranger: My microphone is broken');
  await expect(bob.button('Text')).toHaveAttribute('aria-pressed', 'true');
});

test('Next keeps the camera on for the next stranger', async ({ newPair, newPerson }) => {
  const [alice, bob] = await newPair();
  const carol = await newPerson();
  await meet([alice, bob], 'Video');
  await expectMovingPicture(alice);
  await alice.button('Next').click();
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  await expect(bob.heading('Stranger left.')).toBeVisible();
  expect(await trackStates(alice.page)).toEqual(['live', 'live']);

  await carol.search('Video');
  await alice.expectTalk();
  await expectMovingPicture(alice);
  await expectMovingPicture(carol);
  expect(await trackStates(alice.page)).toEqual(['live', 'live']);
});

test('leaving switches camera and microphone off', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Video');
  await expectMovingPicture(bob);
  await alice.button('Leave').click();
  await expect(alice.heading('You left.')).toBeVisible();
  await expect.poll(() => trackStates(alice.page)).toEqual(['ended', 'ended']);
  await expect(bob.heading('Stranger left.')).toBeVisible();
});

test('a preview that is left switches camera and microphone off', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.start('Video');
  await expect(alice.button('Find someone')).toBeEnabled();
  await alice.button('Back').click();
  await expect(alice.startButton).toBeVisible();
  await expect.poll(() => trackStates(alice.page)).toEqual(['ended', 'ended']);
});

test('a reload comes back into the call', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Video');
  await expectMovingPicture(alice);
  await alice.page.reload();
  await alice.expectTalk();
  await expectMovingPicture(alice);
  await bob.expectTalk();
  await expectMovingPicture(bob);
});
