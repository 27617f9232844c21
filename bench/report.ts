import { isMet, type Result } from './case.ts';

const columns = ['case', 'goal', 'min', 'median', 'max', ''] as const;

/** The results as a Markdown table, and the figures behind them. */
export function tableOf(results: Result[]): string {
  const rows = results.map((result) => [
    `${result.name} ${result.title}`,
    `${result.better === 'higher' ? '≥' : '≤'} ${result.goal}`,
    ...[result.min, result.ratio, result.max].map((value) => value.toFixed(2)),
    verdictOf(result),
  ]);
  const lines = [columns, columns.map((name) => (name === 'case' ? '---' : '---:')), ...rows];
  const details = results.map(({ name, unit, detail }) => {
    const figures = Object.entries(detail).map(([what, value]) => `${what} ${value}`);
    return `- ${name}: ${[unit, ...figures].join('; ')}`;
  });
  return [...lines.map((cells) => `| ${cells.join(' | ')} |`), '', ...details].join('\n');
}

function verdictOf(result: Result): string {
  const busy = result.dropped > 0 ? `, ${result.dropped} rounds on a busy machine` : '';
  return `${isMet(result) ? 'met' : 'not met'}${busy}`;
}
