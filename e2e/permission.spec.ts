import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './people.ts';

const blocked = (device: 'camera' | 'microphone', name: string) =>
  `Your browser is blocking the ${device} for this site. Click the icon left of the address, set ${name} to Allow, then Try again.`;

test('a blocked camera is explained, and works once it is allowed', async ({ newPerson }) => {
  const alice = await newPerson({ permissions: [] });
  await alice.start('Video');
  await expect(alice.page.getByRole('alert')).toContainText(blocked('camera', 'Camera'));
  await expect(alice.button('Find someone')).toBeDisabled();

  await alice.context.grantPermissions(['camera', 'microphone']);
  await alice.button('Try again').click();
  await expect(alice.button('Find someone')).toBeEnabled();
});

test('from a blocked camera one can go on by text', async ({ newPerson }) => {
  const alice = await newPerson({ permissions: [] });
  await alice.start('Video');
  await alice.button('by text').click();
  await expect(alice.heading('Looking for someone…')).toBeVisible();
});

test('from a blocked camera one can go on by voice', async ({ newPerson }) => {
  const alice = await newPerson({ permissions: ['microphone'] });
  await alice.start('Video');
  await alice.button('talk by voice').click();
  await expect(alice.button('Find someone')).toBeEnabled();
});

test('with the camera alone blocked, one can go on without it', async ({ newPerson }) => {
  const alice = await newPerson({ permissions: ['microphone'] });
  await alice.start('Video');
  await expect(alice.page.getByRole('alert')).toContainText(blocked('camera', 'Camera'));
  await alice.button('continue without camera').click();
  await expect(alice.button('Find someone')).toBeEnabled();
  await expect(alice.page.getByText('Your camera is off')).toBeVisible();
});

test('a blocked microphone is explained in voice mode', async ({ newPerson }) => {
  const alice = await newPerson({ permissions: [] });
  await alice.start('Voice');
  await expect(alice.page.getByRole('alert')).toContainText(blocked('microphone', 'Microphone'));
  await alice.button('talk by text').click();
  await expect(alice.heading('Looking for someone…')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what is blocked is told accessibly, in ${colorScheme} colours`, async ({ newPerson }) => {
    const alice = await newPerson({ colorScheme, permissions: [] });
    await alice.start('Video');
    await expect(alice.page.getByRole('alert')).toBeVisible();
    await expectAccessible(alice.page);
  });
}
