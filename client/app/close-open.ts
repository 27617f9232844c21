/** Closes the innermost thing that lies open on the page, and puts the focus on what opened it. Answers whether there was one. */
export function closeOpen(): boolean {
  const opened = [...document.querySelectorAll('details[open]')].at(-1);
  opened?.removeAttribute('open');
  opened?.querySelector('summary')?.focus();
  return opened !== undefined;
}
