export interface StepResult {
  passed: number;
  failed: number;
  /** What the step printed: shown if it failed. */
  output: string;
}

export interface Step {
  name: string;
  /** The step without which this one makes no sense. */
  needs?: string;
  run: () => Promise<StepResult>;
}
