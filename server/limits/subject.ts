import { names } from '../names.ts';
import type { Scope } from './rates.ts';

/** Somebody or something whose doings are counted. */
export interface Subject {
  scope: Scope;
  /** Its account in Redis. */
  key: string;
}

export function subject(scope: Scope, id: string): Subject {
  return { scope, key: names.account(scope, id) };
}
