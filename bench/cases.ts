import type { Case } from './case.ts';
import { fanOut } from './cases/fan-out.ts';
import { history } from './cases/history.ts';
import { latency } from './cases/latency.ts';
import { matches } from './cases/matches.ts';
import { memory, residents } from './cases/memory.ts';
import { storedMessages } from './cases/stored-messages.ts';
import { transcript } from './cases/transcript.ts';

/** Those that share their systems stand together. */
export const cases: Case[] = [
  ...storedMessages,
  latency,
  matches,
  fanOut,
  history,
  transcript,
  memory,
  residents,
];
