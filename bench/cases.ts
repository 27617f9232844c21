import type { Case } from './case.ts';
import { connecting } from './cases/connecting.ts';
import { entrance } from './cases/entrance.ts';
import { fanOut } from './cases/fan-out.ts';
import { firstFrame } from './cases/first-frame.ts';
import { floors } from './cases/floors.ts';
import { history } from './cases/history.ts';
import { landing } from './cases/landing.ts';
import { latency } from './cases/latency.ts';
import { losses } from './cases/losses.ts';
import { matches } from './cases/matches.ts';
import { memory, residents } from './cases/memory.ts';
import { page } from './cases/page.ts';
import { pool } from './cases/pool.ts';
import { reconnects } from './cases/reconnects.ts';
import { scaling } from './cases/scaling.ts';
import { signalling } from './cases/signalling.ts';
import { storedMessages } from './cases/stored-messages.ts';
import { transcript } from './cases/transcript.ts';

/** Those that share their systems stand together. */
export const cases: Case[] = [
  ...storedMessages,
  latency,
  matches,
  losses,
  fanOut,
  entrance,
  reconnects,
  signalling,
  firstFrame,
  connecting,
  history,
  landing,
  page,
  transcript,
  memory,
  residents,
  pool,
  scaling,
  floors,
];
