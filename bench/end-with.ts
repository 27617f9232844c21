import type { Systems } from './systems.ts';

const exitCodes = { SIGINT: 130, SIGTERM: 143 };

/** Ends the systems with this process, also when it is told to stop, or has crashed. */
export function endWith(systems: Systems): void {
  const end = (code: number) => {
    systems.close().then(
      () => process.exit(code),
      () => process.exit(code),
    );
  };
  for (const [signal, code] of Object.entries(exitCodes)) process.on(signal, () => end(code));
  process.on('uncaughtException', (error) => {
    console.error(error);
    end(1);
  });
}
