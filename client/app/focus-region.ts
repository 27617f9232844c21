/** Moves the focus from one labelled part of the screen to the next, or back; around at the ends. */
export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((each) =>
    each.checkVisibility(),
  );
  const at = regions.findIndex((each) => each.contains(document.activeElement));
  const next = at === -1 && step === -1 ? regions.length - 1 : at + step;
  regions.at(next % Math.max(1, regions.length))?.focus();
}
