/** How long something is kept, in the words of a sentence. */
export function keptFor(hours: number): string {
  if (hours < 1) return counted(Math.max(1, Math.round(hours * 60)), 'minute');
  if (hours < 48) return counted(Math.round(hours), 'hour');
  return counted(Math.round(hours / 24), 'day');
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
