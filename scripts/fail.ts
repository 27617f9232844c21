/** Ends the process with what went wrong, without a stack: it is meant for a person. */
export function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
