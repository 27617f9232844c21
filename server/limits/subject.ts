import type { Scope } from './rates.ts';

/** Somebody or something whose doings are counted. */
export interface Subject {
  scope: Scope;
  id: string;
  /** The two in one. */
  key: string;
}

export function subject(scope: Scope, id: string): Subject {
  return { scope, id, key: `${scope}:${id}` };
}
