import { fail } from './fail.ts';
import type { Step } from './test/step.ts';
import { steps } from './test/steps.ts';

const names = process.argv.slice(2);
const unknown = names.find((name) => !steps.some((step) => step.name === name));
if (unknown) fail(`There is no step ${unknown}. There are ${steps.map((step) => step.name).join(', ')}.`);
const chosen = names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));

const failedSteps = new Set<string>();
let passed = 0;
let failed = 0;
for (const step of chosen) {
  if (step.needs && failedSteps.has(step.needs)) console.log(`- ${step.name}: skipped, ${step.needs} failed`);
  else await run(step);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function run(step: Step): Promise<void> {
  const startedAt = performance.now();
  const result = await step.run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0) {
    failedSteps.add(step.name);
    console.log(result.output.trimEnd());
  }
  const mark = result.failed === 0 ? '✓' : '✗';
  console.log(`${mark} ${step.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
}
