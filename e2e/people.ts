import { type BrowserContextOptions, test as base, expect } from '@playwright/test';
import { observeMedia } from './observe-media.ts';
import { Person } from './person.ts';
import { watchFaults } from './watch-faults.ts';

interface Fixtures {
  /** Errors in the console that belong to the story; any other fails the test. */
  expectedFaults: RegExp | undefined;
  /** Opens a browser for somebody new, who may use camera and microphone unless the options say otherwise. */
  newPerson: (options?: BrowserContextOptions) => Promise<Person>;
  /** `newPerson` twice. */
  newPair: (options?: BrowserContextOptions) => Promise<[Person, Person]>;
}

export const test = base.extend<Fixtures>({
  expectedFaults: [undefined, { option: true }],

  async newPerson({ browser, baseURL, expectedFaults }, use) {
    const people: Person[] = [];
    const faults: string[] = [];
    await use(async (options) => {
      const context = await browser.newContext({
        ...(baseURL !== undefined && { baseURL }),
        permissions: ['camera', 'microphone'],
        ...options,
      });
      watchFaults(context, (fault) => {
        if (!expectedFaults?.test(fault)) faults.push(fault);
      });
      await context.addInitScript(observeMedia);
      const person = new Person(await context.newPage());
      people.push(person);
      return person;
    });
    const faultsOfTheStory = [...faults];
    for (const { context } of people) await context.close();
    expect(faultsOfTheStory, 'errors in the console').toEqual([]);
  },

  async newPair({ newPerson }, use) {
    await use((options) => Promise.all([newPerson(options), newPerson(options)]));
  },
});
