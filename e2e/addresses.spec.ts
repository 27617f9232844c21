import { expect } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './people.ts';

test.use({ expectedFaults: /^Failed to load resource: .* 404/ });

test('an address that names no room says what a name is made of, and leads home', async ({ newPerson }) => {
  const { page } = await newPerson({ viewport: { width: 320, height: 640 } });
  for (const path of ['/r/', '/r/%20', '/r/a/b', '/r/!!!']) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { name: 'No room has a name like this.' })).toBeVisible();
    await expect(page.getByText(/^A room's name is made of letters/)).toBeVisible();
  }
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Back to the start' }).click();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
});

test('an address of nothing says so', async ({ newPerson }) => {
  const { page } = await newPerson();
  expect((await page.goto('/elsewhere'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is nothing at this address.' })).toBeVisible();
});
