/** The IndexedDB database of what is written and not sent yet. */
export const unsentDatabase = 'aleatoria';
