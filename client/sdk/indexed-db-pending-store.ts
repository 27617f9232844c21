import type { Pending, PendingStore } from './pending.ts';

const storeName = 'pending';

/** For browsers: all tabs of a site share it. */
export function indexedDbPendingStore(databaseName: string): PendingStore {
  let opened: Promise<IDBDatabase> | undefined;

  async function act<T>(
    mode: IDBTransactionMode,
    action: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    opened ??= open(databaseName);
    const database = await opened;
    return settled(action(database.transaction(storeName, mode).objectStore(storeName)));
  }

  return {
    load: () => act<Pending[]>('readonly', (store) => store.getAll()),
    save: async (pending) => void (await act('readwrite', (store) => store.put(pending))),
    remove: (clientId) => act('readwrite', (store) => store.delete(clientId)),
  };
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => void request.result.createObjectStore(storeName, { keyPath: 'clientId' });
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
