import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import { watchNodes } from './watch-nodes.ts';

export type ModeName = 'Text' | 'Voice' | 'Video';

/** Somebody with a browser of their own, who finds everything by its role and its name. */
export class Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The nodes that this page has been connected to, first to last. */
  readonly nodes: string[];
  #hasAccepted = false;

  constructor(page: Page) {
    this.page = page;
    this.context = page.context();
    this.nodes = watchNodes(page);
  }

  get startButton(): Locator {
    return this.page.getByRole('button', { name: 'Start', exact: true });
  }

  get strangerPane(): Locator {
    return this.page.getByRole('region', { name: 'Stranger' });
  }

  get ownPane(): Locator {
    return this.page.getByRole('region', { name: 'You' });
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Message' });
  }

  get transcript(): Locator {
    return this.page.getByRole('log', { name: 'Conversation' });
  }

  /** Where what is said to those who listen stands. */
  get status(): Locator {
    return this.page.getByRole('status');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The large words that say where things stand. */
  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name, exact: true });
  }

  /** Opens the landing page and says how to talk, and about what. */
  async choose(mode: ModeName, topics: string[] = []): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('radio', { name: mode }).check();
    const field = this.page.getByRole('textbox', { name: 'Topics (optional)' });
    for (const topic of topics) {
      await field.fill(topic);
      await field.press('Enter');
    }
  }

  async pressStart(): Promise<void> {
    await this.startButton.click();
  }

  /** Accepts age and rules, which are asked for once in each browser. */
  async accept(): Promise<void> {
    if (this.#hasAccepted) return;
    await this.button("I'm 18 or over and I accept").click();
    this.#hasAccepted = true;
  }

  /** From the landing page into the search, or to the preview before it. */
  async start(mode: ModeName, topics: string[] = []): Promise<void> {
    await this.choose(mode, topics);
    await this.pressStart();
    await this.accept();
  }

  /** As `start`, and on through the preview. */
  async search(mode: ModeName, topics: string[] = []): Promise<void> {
    await this.start(mode, topics);
    if (mode !== 'Text') await this.button('Find someone').click();
  }

  /** Presses Tab until this has the focus. */
  async tabTo(target: Locator): Promise<void> {
    const isFocused = () => target.evaluate((element) => element === document.activeElement);
    while (!(await isFocused())) await this.page.keyboard.press('Tab');
  }

  async write(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  async enterRoom(name: string): Promise<void> {
    await this.page.goto(`/r/${name}`);
    await this.accept();
    await expect(this.composer).toBeEditable();
  }

  async expectTalk(): Promise<void> {
    await expect(this.heading('Stranger')).toBeVisible();
  }

  /** The newest message that is shown, whoever wrote it. */
  async expectNewest(text: string | RegExp): Promise<void> {
    await expect(this.transcript.getByRole('listitem').last()).toContainText(text);
  }
}
