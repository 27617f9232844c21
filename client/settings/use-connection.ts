import { useEffect } from 'preact/hooks';
import type { Connection } from '../app/connection.ts';
import { isSomebody } from '../app/identity.ts';
import { appLoading, loadApp } from '../app/load-app.ts';

/**
 * The connection of the page, undefined until its code is here. It is open where this browser is somebody already;
 * whoever is nobody yet becomes somebody only when they ask for something.
 */
export function useConnection(): Connection | undefined {
  const app = appLoading.value;
  const connection = app.kind === 'here' ? app.connection : undefined;
  useEffect(() => {
    if (!connection) void loadApp();
    else if (isSomebody()) connection.open();
  }, [connection]);
  return connection;
}
