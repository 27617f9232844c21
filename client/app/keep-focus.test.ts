// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { keepFocus } from './keep-focus.ts';

const title = '<h1 tabindex="-1">Looking for someone…</h1>';

beforeEach(() => {
  document.body.innerHTML = '<div></div>';
});

function open(content: string, isArriving = false) {
  const app = document.querySelector('div') as HTMLElement;
  app.innerHTML = content;
  keepFocus(app, { isArriving });
  const focus = (selector: string) => app.querySelector<HTMLElement>(selector)?.focus();
  const expectFocus = (text: string) =>
    vi.waitFor(() => expect(document.activeElement?.textContent).toBe(text));
  return { app, focus, expectFocus };
}

test('leads from a button that goes away to the words that say where one is', async () => {
  const { app, focus, expectFocus } = open(`${title}<button>Widen</button>`);
  focus('button');
  app.querySelector('button')?.remove();
  await expectFocus('Looking for someone…');
});

test('leads from an offer that has run out to Next once a talk is over', async () => {
  const { app, focus, expectFocus } = open(
    `<main data-state="parted">${title}<button>Undo</button><p class="next-key"><button>Next</button></p></main>`,
  );
  focus('button');
  app.querySelector('button')?.remove();
  await expectFocus('Next');
});

test('waits for the words of a screen that is still on its way', async () => {
  const { app, expectFocus } = open('<p>Opening the line…</p>', true);
  app.innerHTML = title;
  await expectFocus('Looking for someone…');
});

test('takes the focus from nothing that has it, and from nobody who has just come', async () => {
  const { app, focus } = open(`${title}<textarea></textarea><p></p><button></button>`);
  app.querySelector('p')?.remove();
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.activeElement).toBe(document.body);
  focus('button');
  focus('textarea');
  app.querySelector('button')?.remove();
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.activeElement?.tagName).toBe('TEXTAREA');
});
