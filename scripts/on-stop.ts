const oneKeyPressMs = 1_000;

/**
 * Runs `stop` once at Ctrl-C or SIGTERM, and then ends the process; a second Ctrl-C ends it at once.
 * A single Ctrl-C arrives twice under npm: from the terminal, and passed on by npm itself.
 */
export function onStop(stop: () => Promise<void>): void {
  let stoppedAt: number | undefined;
  const handle = () => {
    if (stoppedAt === undefined) {
      stoppedAt = Date.now();
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    } else if (Date.now() - stoppedAt > oneKeyPressMs) process.exit(1);
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
}
