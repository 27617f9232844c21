import { z } from 'zod';
import { limits } from './limits.ts';

/** A WebRTC signal: opaque to the server, but plain JSON of bounded depth and size. */
export const signal = z.unknown().superRefine((value, check) => {
  const fault = shapeFault(value);
  if (fault) check.addIssue({ code: 'custom', message: fault });
  else if (Buffer.byteLength(JSON.stringify(value)) > limits.signalBytes) {
    check.addIssue({ code: 'too_big', origin: 'string', maximum: limits.signalBytes, input: value });
  }
});

const deepest = 8;
const hostileKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** Walks level by level, since a hostile value is nested deep enough to end a recursion. */
function shapeFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'must be an object';
  let level: object[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return `must not be nested more than ${deepest} deep`;
    if (!level.every(isPlain)) return 'must be plain JSON';
    if (level.some(hasHostileKey)) return 'has a key that is not allowed';
    level = level.flatMap((each) => Object.values(each)).filter(isObject);
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function hasHostileKey(value: object): boolean {
  return !Array.isArray(value) && Object.keys(value).some((key) => hostileKeys.has(key));
}
