import { checkStep } from './check-step.ts';
import { playwrightStep } from './playwright-step.ts';
import type { Step } from './step.ts';
import { vitestStep } from './vitest-step.ts';

/** What `npm test` does, in this order. */
export const steps: Step[] = [
  checkStep('types', 'tsc', ['-p', '.']),
  checkStep('lint', 'biome', ['check', '--error-on-warnings', '.']),
  checkStep('build', 'vite', ['build']),
  vitestStep('unit'),
  vitestStep('integration'),
  playwrightStep,
];
