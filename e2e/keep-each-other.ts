import { expect } from '@playwright/test';
import { meet } from './meet.ts';
import type { Person } from './person.ts';

/** Two who were strangers, and are now in their conversation. */
export async function keepEachOther([alice, bob]: [Person, Person]): Promise<void> {
  await meet([alice, bob], 'Text');
  await alice.button('Keep').click();
  await expect(alice.button('Keep')).toHaveAttribute('aria-pressed', 'true');
  await expect(alice.page.getByText('You stay in touch if Stranger presses Keep, too.').last()).toBeVisible();
  await bob.button('Keep').focus();
  await bob.page.keyboard.press('k');
  for (const person of [alice, bob]) {
    await expect(person.page).toHaveURL(/\/d\/[\w-]+$/);
    await expect(person.composer).toBeEditable();
  }
}
