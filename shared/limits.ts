/** Numbers on which both sides agree. Lengths are in code points. */
export const limits = {
  textLength: 4000,
  nameLength: 40,
  roomNameLength: 64,
  clientIdLength: 64,
  signalBytes: 64 * 1024,
  frameBytes: 128 * 1024,
  interests: 5,
  interestLength: 40,
  languages: 10,
  historyPage: 100,
  historyDefault: 50,
  membersPage: 100,
  roomsPage: 100,
  watched: 100,
  blockedPage: 100,
  queryLength: 100,
  messagesPerSecond: 5,
} as const;

/** How long a lost connection may take to come back to its match. */
export const resumeGraceMs = 15_000;

/** How long someone who left a match may take that back. A page shows it for a little less. */
export const undoLeaveMs = 10_000;

/** How long a client has to answer `match_check`. */
export const matchCheckMs = 1_500;

/** `typing` ends by itself after this long; a client repeats it while the person types. */
export const typingLeaseMs = 4_000;

/** How long the same `clientId` of the same sender counts as the same message. */
export const onceMs = 10 * 60_000;

/** How long a code that links another device can be used. */
export const linkCodeMs = 60_000;
