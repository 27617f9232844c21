import { expect } from '@playwright/test';
import { startCluster } from '../ops/local/start-cluster.ts';
import { startTurn } from '../ops/local/start-turn.ts';
import { expectMovingPicture } from './expect-moving-picture.ts';
import { meet } from './meet.ts';
import { test as peopleTest } from './people.ts';
import { selectedCandidateTypes } from './selected-candidate-types.ts';

const test = peopleTest.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  async baseURL({}, use) {
    const turn = await startTurn();
    const cluster = await startCluster({
      nodes: 2,
      env: { TURN_URLS: turn.urls.join(','), TURN_SECRET: turn.secret },
    });
    await use(cluster.url);
    await cluster.close();
    await turn.close();
  },
});

test('with a relay set up, calls go through it and nobody sees an address', async ({ newPair }) => {
  const pair = await newPair();
  const [alice] = pair;
  await alice.page.goto('/');
  await expect(alice.page.getByText('Nobody sees your IP address.')).toBeVisible();

  await meet(pair, 'Video');
  for (const person of pair) {
    await expectMovingPicture(person);
    await expect(person.page.getByText('Private route')).toBeVisible();
    expect(await selectedCandidateTypes(person.page)).toEqual(['relay', 'relay']);
  }
});

test('only two who both wish it get a direct route', async ({ newPair, newPerson }) => {
  const [alice, bob] = await newPair();
  const carol = await newPerson();
  for (const person of [alice, bob]) {
    await person.start('Video');
    await person.page.getByRole('checkbox', { name: 'Private route' }).uncheck();
    await person.button('Find someone').click();
  }
  for (const person of [alice, bob]) {
    await expectMovingPicture(person);
    await expect(person.page.getByText('Direct route')).toBeVisible();
    expect(await selectedCandidateTypes(person.page)).toEqual(['host', 'host']);
  }
  await bob.button('Leave').click();
  await alice.button('Next').click();
  await carol.search('Video');
  for (const person of [alice, carol]) {
    await expectMovingPicture(person);
    await expect(person.page.getByText('Private route')).toBeVisible();
    expect(await selectedCandidateTypes(person.page)).toEqual(['relay', 'relay']);
  }
});
