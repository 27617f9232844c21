const atOnce = 100;

/** Does it for each item: some at a time, since Redis takes only so many commands at once. */
export async function eachOf<Item>(
  items: Iterable<Item>,
  task: (item: Item) => Promise<unknown>,
): Promise<void> {
  const left = [...items];
  while (left.length > 0) await Promise.all(left.splice(0, atOnce).map(task));
}
