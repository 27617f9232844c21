import { freePort } from './free-port.ts';
import { isPortTaken } from './is-port-taken.ts';

const attempts = 5;

/** Starts something on a free port; another process may take the port first, and then it tries the next. */
export async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (!isPortTaken(error) || attempt === attempts) throw error;
    }
  }
}
