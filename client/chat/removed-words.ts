/** In the place of a message that whoever wrote it has taken back. */
export const removedWords = 'This message was removed.';

/** Said to those who listen when somebody takes back what they said. */
export const blankedSentence = 'Somebody has taken back all that they wrote here.';
