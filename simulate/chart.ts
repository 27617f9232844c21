import type { Census } from './census.ts';
import { groupsOf } from './report.ts';
import type { Waits } from './waits.ts';

const width = 720;
const left = 132;
const right = width - 16;
const stripHeight = 84;
const rowHeight = 20;
/** The scale of waits, in ms. */
const [shortest, longest] = [100, 600_000];

const style = `
svg { font: 12px system-ui, sans-serif; fill: #1b1b1f; }
.line { fill: none; stroke: #2456b8; stroke-width: 1.5; }
.area { fill: #2456b8; fill-opacity: .12; }
.rule { stroke: #1b1b1f; stroke-opacity: .2; }
.p50 { fill: #2456b8; } .p99 { fill: #b3541e; } .p999 { fill: #8a1c4a; }
@media (prefers-color-scheme: dark) {
  svg { fill: #e6e6ea; }
  .line { stroke: #8db4ff; } .area { fill: #8db4ff; }
  .rule { stroke: #e6e6ea; }
  .p50 { fill: #8db4ff; } .p99 { fill: #f0a26e; } .p999 { fill: #f08bb4; }
}`;

/** The course of a simulation and the waits of each group, as an SVG that reads in light and dark. */
export function chart({ minutes, waits, byGroup }: Census): string {
  const strips = [
    strip(
      'came a minute',
      minutes.map(({ arrived }) => arrived),
    ),
    strip(
      'matches a minute',
      minutes.map(({ matches }) => matches),
    ),
    strip(
      'waiting',
      minutes.map(({ waiting }) => waiting),
    ),
  ];
  const groups = [['everybody', waits] as const, ...groupsOf(byGroup)];
  const below = strips.length * stripHeight + 40;
  const height = below + groups.length * rowHeight + 44;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="A simulation of the matcher: its course, and how long each group waited">
<style>${style}
</style>
${strips.map((each, place) => `<g transform="translate(0 ${place * stripHeight + 8})">${each}</g>`).join('\n')}
<text x="${left}" y="${below - 24}">${minutes.length} minutes of simulated time</text>
<g transform="translate(0 ${below})">
${ticks(groups.length * rowHeight)}
${groups.map(([name, each], place) => row(name, each, place * rowHeight)).join('\n')}
</g>
</svg>
`;
}

/** One figure over the time, on a scale of its own. */
function strip(title: string, values: number[]): string {
  const most = Math.max(1, ...values);
  const base = stripHeight - 16;
  const at = (value: number, place: number) => {
    const x = left + ((right - left) * place) / Math.max(1, values.length - 1);
    return `${x.toFixed(1)} ${(base - (value / most) * (base - 4)).toFixed(1)}`;
  };
  const line = values.map(at).join(' L ');
  return `<text x="8" y="14">${title}</text><text x="8" y="30">up to ${Math.round(most).toLocaleString('en')}</text>
<path class="area" d="M ${left} ${base} L ${line} L ${right} ${base} Z"/><path class="line" d="M ${line}"/>
<line class="rule" x1="${left}" x2="${right}" y1="${base}" y2="${base}"/>`;
}

/** Three points on a logarithmic scale. */
function row(name: string, waits: Waits, y: number): string {
  const points = [
    ['p50', 0.5, 4],
    ['p99', 0.99, 4],
    ['p999', 0.999, 3],
  ] as const;
  const marks = points.map(([kind, part, radius]) => {
    const x = placeOf(waits.percentile(part)).toFixed(1);
    return `<circle class="${kind}" cx="${x}" cy="${y + 10}" r="${radius}"/>`;
  });
  return `<text x="8" y="${y + 14}">${name}</text>${marks.join('')}`;
}

function ticks(height: number): string {
  const marks = [
    [100, '0.1 s'],
    [1000, '1 s'],
    [10_000, '10 s'],
    [60_000, '1 min'],
    [600_000, '10 min'],
  ] as const;
  const lines = marks.map(([ms, name]) => {
    const x = placeOf(ms).toFixed(1);
    const anchor = ms === longest ? 'end' : 'middle';
    return `<line class="rule" x1="${x}" x2="${x}" y1="0" y2="${height}"/><text x="${x}" y="${height + 16}" text-anchor="${anchor}">${name}</text>`;
  });
  const legend =
    '<tspan class="p50">p50</tspan> <tspan class="p99">p99</tspan> <tspan class="p999">p99.9</tspan>';
  return `${lines.join('\n')}\n<text x="8" y="${height + 34}">${legend} of the waits of each group</text>`;
}

function placeOf(ms: number): number {
  const clamped = Math.min(longest, Math.max(shortest, Number.isNaN(ms) ? shortest : ms));
  return left + ((right - left) * Math.log(clamped / shortest)) / Math.log(longest / shortest);
}
