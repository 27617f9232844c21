import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { openSettings, settingsOf } from './open-settings.ts';
import { test } from './people.ts';
import type { Person } from './person.ts';

const shownAddress = (person: Person) => settingsOf(person).locator('.link-code code');
const name = (person: Person) => person.page.getByRole('textbox', { name: 'Name shown in rooms' });
const linked = (person: Person) =>
  person.page.getByRole('dialog', { name: 'Another device is you now, too.' });

/** Asks for a code, and answers with the address that holds it. */
async function askForCode(person: Person): Promise<string> {
  await openSettings(person, 'Another device');
  await person.button('Use this identity on another device').click();
  await expect(shownAddress(person)).toBeVisible();
  return (await shownAddress(person).textContent()) ?? '';
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an identity is taken to another device by a code, in ${colorScheme} colours`, async ({ newPair }) => {
    const [phone, desk] = await newPair({ colorScheme });
    await desk.enterRoom(`link-${randomUUID().slice(0, 8)}`);
    const address = await askForCode(desk);
    expect(address).toMatch(/\/link#[\w-]{22}$/);
    await expect(desk.page.getByRole('img', { name: 'QR code of the address below' })).toBeVisible();
    await expect(settingsOf(desk)).toContainText(/Still good for \d+ s\./);
    await expectAccessible(desk.page);
    const called = await name(desk).inputValue();

    await phone.page.goto(address);
    await expect(phone.heading('Use this identity here?')).toBeVisible();
    await expectAccessible(phone.page);
    expect(phone.nodes).toEqual([]);
    await phone.button('Use it here').click();
    await expect(phone.startButton).toBeVisible();
    await expect(phone.page.getByText(`You are ${called} here, too.`).first()).toBeVisible();
    await openSettings(phone, 'You');
    await expect(name(phone)).toHaveValue(called);

    await expect(linked(desk)).toBeVisible();
    await expectAccessible(desk.page);
    await linked(desk).getByRole('button', { name: 'It is mine' }).click();
    await expect(settingsOf(desk)).toContainText('Done: the other device is you now, too.');
    await expect(shownAddress(desk)).toBeHidden();
  });
}

test('a code is good for one use only, and a new one is another', async ({ newPair, newPerson }) => {
  const [desk, phone] = await newPair();
  const late = await newPerson();
  await desk.enterRoom('tea');
  const first = await askForCode(desk);
  await desk.button('New code').click();
  await expect(shownAddress(desk)).not.toHaveText(first);
  await phone.page.goto(first);
  await phone.button('Use it here').click();
  await expect(phone.startButton).toBeVisible();

  for (const address of [first, first.replace(/#.*/, '#none'), first.replace(/#.*/, '')]) {
    await late.page.goto('/');
    await late.page.goto(address);
    const take = late.button('Use it here');
    if (address.includes('#')) await take.click();
    await expect(late.page.getByText(/^This code is used up or over\./).first()).toBeVisible();
    await expect(take).toBeHidden();
  }
  await late.button('Back to the start').click();
  await expect(late.startButton).toBeVisible();

  await late.page.goto(await askForCode(late));
  await late.button('Use it here').click();
  await expect(late.page.getByText(/^This browser is that person already\./).first()).toBeVisible();
});

test('a code that nobody used is over after a minute, and another can be made', async ({ newPerson }) => {
  const desk = await newPerson();
  await desk.page.clock.install();
  await desk.enterRoom('tea');
  await askForCode(desk);
  await desk.page.clock.fastForward(59_000);
  await expect(shownAddress(desk)).toBeVisible();
  await desk.page.clock.fastForward(3_000);
  await expect(settingsOf(desk).getByText('The code is over.').first()).toBeVisible();
  await expect(shownAddress(desk)).toBeHidden();
  await desk.button('New code').click();
  await expect(shownAddress(desk)).toBeVisible();
});

test('nothing is taken before one has said so, and going back changes nothing', async ({ newPair }) => {
  const [desk, phone] = await newPair();
  await desk.enterRoom('tea');
  await phone.enterRoom('tea');
  const token = () => phone.page.evaluate(() => localStorage.getItem('aleatoria.token'));
  const before = await token();
  await phone.page.goto(await askForCode(desk));
  await expect(phone.page.getByText('Who you have been in this browser is left behind.')).toBeVisible();
  await phone.button('Back to the start').click();
  await expect(phone.startButton).toBeVisible();
  expect(await token()).toBe(before);
  await expect(linked(desk)).toHaveCount(0);
});
