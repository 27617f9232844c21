import { expect, type Locator } from '@playwright/test';
import type { Person } from './person.ts';

export const settingsOf = (person: Person): Locator => person.page.getByRole('dialog', { name: 'Settings' });

/** Opens the settings, at one of their parts if it is named. */
export async function openSettings(person: Person, part?: string): Promise<void> {
  await person.button('Settings').click();
  await expect(settingsOf(person)).toBeVisible();
  if (part) await settingsOf(person).getByRole('button', { name: part, exact: true }).click();
}

export async function closeSettings(person: Person): Promise<void> {
  await person.button('Close').click();
  await expect(settingsOf(person)).toBeHidden();
}
