const mostFrames = 60;
const steadyFrames = 4;

/**
 * Brings a line of the log into sight and gives it the focus, so that it is read aloud. What is far from sight is
 * drawn only once it is near, and then has another height: it is looked for again until it keeps still. Answers
 * whether it is there.
 */
export async function showLine(id: number): Promise<boolean> {
  let stillFor = 0;
  let lastTop = Number.NaN;
  for (let frame = 0; frame < mostFrames && stillFor < steadyFrames; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const line = document.querySelector<HTMLElement>(`.transcript [data-id="${id}"]`);
    (line ?? chunkOf(id))?.scrollIntoView({ block: 'center', behavior: 'instant' });
    const top = line?.getBoundingClientRect().top ?? Number.NaN;
    stillFor = top === lastTop ? stillFor + 1 : 0;
    lastTop = top;
  }
  const line = document.querySelector<HTMLElement>(`.transcript [data-id="${id}"]`);
  if (!line) return false;
  line.tabIndex = -1;
  line.focus({ preventScroll: true });
  return true;
}

/** The lines that are drawn together, the message among them. */
function chunkOf(id: number): HTMLElement | undefined {
  const chunks = [...document.querySelectorAll<HTMLElement>('.transcript [data-first-id]')];
  return chunks.findLast(({ dataset }) => Number(dataset.firstId) <= id);
}
