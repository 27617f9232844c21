import { expect } from '@playwright/test';
import { meet } from './meet.ts';
import { test } from './people.ts';
import { Person } from './person.ts';

test('two who press Start in the same instant find each other', async ({ newPair }) => {
  const pair = await newPair();
  for (const person of pair) {
    await person.choose('Text');
    await person.pressStart();
  }
  await Promise.all(pair.map((person) => person.accept()));
  for (const person of pair) await person.expectTalk();
});

test('people with a topic in common are told of it', async ({ newPair }) => {
  const pair = await newPair();
  await meet(pair, 'Text', ['chess']);
  for (const person of pair) await expect(person.page.getByText('You both chose chess.')).toBeVisible();
});

test('a search that was cancelled finds nobody', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await alice.search('Text');
  await alice.button('Cancel (Esc)').click();
  await expect(alice.startButton).toBeVisible();

  await bob.search('Text');
  await expect(bob.heading('Looking for someone…')).toBeVisible();
  await alice.search('Text');
  await alice.expectTalk();
  await bob.expectTalk();
});

test('after 20 s without anybody, Widen drops the topics', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await alice.search('Text', ['chess']);
  await expect(alice.heading('Looking for someone who likes chess…')).toBeVisible();
  await expect(alice.button('Widen')).toBeHidden();
  await alice.page.clock.setFixedTime(Date.now() + 20_000);
  await expect(alice.page.getByText('Nobody with these topics yet.')).toBeVisible();
  await expect(alice.button('Keep waiting')).toBeVisible();
  await expect(alice.button('Wait in a room')).toBeVisible();
  await alice.button('Widen').click();
  await expect(alice.heading('Looking for someone…')).toBeVisible();

  await bob.search('Text');
  await alice.expectTalk();
  await bob.expectTalk();
});

test('a search goes on in a room, and ends there in a talk', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await alice.search('Text');
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  await alice.page.clock.setFixedTime(Date.now() + 20_000);
  await alice.button('Wait in a room').click();
  await expect(alice.page.getByText('Still looking for someone…')).toBeVisible();

  await bob.search('Text');
  await alice.expectTalk();
  await bob.expectTalk();
});

test('a second tab of the same person takes the search over', async ({ newPerson }) => {
  const alice = await newPerson();
  await alice.search('Text');
  await expect(alice.heading('Looking for someone…')).toBeVisible();
  const second = await alice.context.newPage();
  await second.goto('/');
  await second.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(second.getByRole('heading', { name: 'Looking for someone…' })).toBeVisible();
  await expect(alice.heading("You're already looking in another tab.")).toBeVisible();
});

test('a talk moves to the tab where one wants it', async ({ newPair }) => {
  const [alice, bob] = await newPair();
  await meet([alice, bob], 'Text');
  await bob.write('Which tab are you in?');
  await alice.expectNewest('Which tab are you in?');
  const second = new Person(await alice.context.newPage());
  await second.choose('Text');
  await second.pressStart();
  const elsewhere = "You're already talking in another tab.";
  await expect(second.heading(elsewhere)).toBeVisible();

  await second.button('Talk here instead').click();
  await second.expectTalk();
  await expect(second.composer).toBeFocused();
  await second.expectNewest('Stranger: Which tab are you in?');
  await expect(alice.heading(elsewhere)).toBeVisible();
  await second.write('In this one');
  await bob.expectNewest('Stranger: In this one');

  await alice.button('Talk here instead').click();
  await alice.expectTalk();
  await alice.write('And back');
  await bob.expectNewest('Stranger: And back');
});
