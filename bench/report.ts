import type { Price } from './price.ts';
import type { Result } from './result.ts';

/** The results as Markdown: the figures, what stands behind them, and what others pay. */
export function report(results: Result[]): string {
  const parts = [
    figures(results.filter(({ goal }) => goal !== null)),
    prices(results.filter(isFirstOfCase)),
    further(results.filter(isFirstOfCase)),
    floors(results.filter(({ goal }) => goal === null)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function figures(results: Result[]): string {
  const rows = results.map((result) => [
    `${result.name} ${result.title}`,
    `${result.better === 'higher' ? '≥' : '≤'} ${result.goal}`,
    ...[result.min, result.ratio, result.max].map(short),
    result.unit,
    verdictOf(result),
  ]);
  return table(['case', 'goal', 'min', 'median', 'max', 'of', ''], rows, 5);
}

function verdictOf({ failure, isMet, isInconclusive, dropped, rounds }: Result): string {
  if (failure !== undefined) return `failed: ${failure.split('\n')[0]}`;
  const verdict = isMet ? 'met' : 'not met';
  if (dropped === 0) return verdict;
  const busy = `${dropped} of ${rounds} rounds on a busy machine`;
  return isInconclusive ? `inconclusive, ${busy}` : `${verdict}, ${busy}`;
}

function prices(results: Result[]): string {
  const rows = results
    .filter(({ goal }) => goal !== null)
    .flatMap(({ case: measured, prices }) =>
      Object.entries(prices).map(([whose, price]) => [`${measured} ${whose}`, ...cellsOf(price)]),
    );
  return table(['CPU a unit', ...priceColumns], rows);
}

const priceColumns = ['µs in all', 'nodes, each', 'Redis', 'a second', 'p50 ms', 'p95 ms', 'p99 ms'];

function cellsOf({ us, nodesUs, redisUs, perSecond, ms }: Price): string[] {
  return [
    short(us),
    nodesUs.map(short).join(' + ') || '-',
    redisUs > 0 ? short(redisUs) : '-',
    Math.round(perSecond).toLocaleString('en'),
    ...(ms ? [ms.p50, ms.p95, ms.p99].map(short) : ['-', '-', '-']),
  ];
}

function further(results: Result[]): string {
  const lines = results
    .filter(({ further }) => Object.keys(further).length > 0)
    .map(({ case: measured, further }) => {
      const all = Object.entries(further).map(([what, value]) => `${what} ${short(value)}`);
      return `- ${measured}: ${all.join('; ')}`;
    });
  return lines.join('\n');
}

function floors(results: Result[]): string {
  const rows = results.map(({ name, title, ratio, prices: { [name]: price } }) => [
    title,
    short(ratio),
    ...(price ? cellsOf(price) : []),
  ]);
  return table(['what others pay, who keep nothing', 'capacity', ...priceColumns], rows);
}

/** Of the figures of one case, which share their prices, the first. */
function isFirstOfCase({ prices }: Result, place: number, results: Result[]): boolean {
  return prices !== results[place - 1]?.prices;
}

/** Three digits that count. */
function short(value: number): string {
  if (Number.isNaN(value)) return '-';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

/** All columns but the first, and those from `wordsFrom` on, are numbers. */
function table(columns: string[], rows: string[][], wordsFrom = columns.length): string {
  if (rows.length === 0) return '';
  const rules = columns.map((_, place) => (place === 0 || place >= wordsFrom ? '---' : '---:'));
  return [columns, rules, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
