/** Whether a key belongs to words that are being composed. Safari ends the composition before the Enter that confirms it: https://bugs.webkit.org/show_bug.cgi?id=165004 */
export function isComposing({ isComposing: composes, keyCode }: KeyboardEvent): boolean {
  return composes || keyCode === 229;
}
