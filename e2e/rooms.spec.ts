import { randomUUID } from 'node:crypto';
import { expect, type Locator } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './people.ts';
import type { Person } from './person.ts';

const newRoom = (name: string) => `${name}-${randomUUID().slice(0, 8)}`;

/** The room in the list. */
const door = ({ page }: Person, room: string): Locator =>
  page.getByRole('link', { name: new RegExp(`^${room}`) });

async function goTo({ page }: Person, room: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox', { name: 'Room name' }).fill(room);
  await page.getByRole('dialog').getByRole('button', { name: 'Go' }).click();
}

test('the rooms of a person are on all their devices, with what is unread, until they leave them', async ({
  newPerson,
}) => {
  const [tea, den] = [newRoom('tea'), newRoom('den')];
  const [alice, bob] = [await newPerson(), await newPerson()];
  await alice.enterRoom(tea);
  await bob.enterRoom(tea);
  const phone = await newPerson({
    storageState: await alice.context.storageState(),
    viewport: { width: 390, height: 800 },
  });
  await phone.page.goto('/d');
  await expect(door(phone, tea)).toBeVisible();

  await goTo(alice, den);
  await expect(alice.heading(den)).toBeVisible();
  await expect(door(alice, tea)).toBeVisible();
  await expect(door(phone, den)).toBeVisible();

  await bob.write('one');
  await bob.write('two');
  for (const device of [alice, phone]) {
    await expect(door(device, tea)).toContainText('2 unread');
    await expect(door(device, den)).not.toContainText('unread');
    await expect(device.page).toHaveTitle(/^\(2\) /);
    await expectAccessible(device.page);
  }
  await alice.page.reload();
  await expect(alice.composer).toBeEditable();
  await expect(door(alice, tea)).toContainText('2 unread');

  await alice.page.keyboard.press('Alt+ArrowDown');
  await expect(alice.heading(tea)).toBeVisible();
  await alice.expectNewest('two');
  for (const device of [alice, phone]) {
    await expect(door(device, tea)).not.toContainText('unread');
    await expect(device.page).not.toHaveTitle(/^\(/);
  }

  await door(phone, tea).click();
  await expect(phone.heading(tea)).toBeVisible();
  await expectAccessible(phone.page);
  await alice.button('Leave room').click();
  await expect(phone.heading('Your conversations')).toBeVisible();
  for (const device of [alice, phone]) {
    await expect(door(device, den)).toBeVisible();
    await expect(door(device, tea)).toHaveCount(0);
  }
  await expect(bob.page.getByText('Only you are here')).toBeVisible();
});

test('who comes back later finds the rooms that were not left', async ({ newPerson }) => {
  const [tea, den] = [newRoom('tea'), newRoom('den')];
  const alice = await newPerson();
  await alice.enterRoom(tea);
  await goTo(alice, den);
  await expect(door(alice, den)).toHaveAttribute('aria-current', 'page');
  const storageState = await alice.context.storageState();
  const bob = await newPerson();
  await bob.enterRoom(tea);
  await expect(bob.page.getByText('2 people here')).toBeVisible();
  await alice.context.close();
  await expect(bob.page.getByText('Only you are here')).toBeVisible();

  const again = await newPerson({ storageState });
  await again.page.goto('/d');
  for (const room of [tea, den]) await expect(door(again, room)).toBeVisible();
  await expect(bob.page.getByText('2 people here')).toBeVisible();
});
