/** With what the names of all that is kept in the browser begin. */
export const storedPrefix = 'aleatoria.';

/** JSON kept in the browser under one key. Where the browser refuses storage, it lasts as long as the page. */
export interface Stored<T> {
  read(): T | undefined;
  write(value: T): void;
  forget(): void;
}

/**
 * `revive` turns what was found, written perhaps by an older version of this page, into a value, or into
 * undefined when it is not one.
 */
export function stored<T>(
  storage: 'localStorage' | 'sessionStorage',
  key: string,
  revive: (found: unknown) => T | undefined,
): Stored<T> {
  const name = `${storedPrefix}${key}`;
  let refused: string | undefined;
  return {
    read: () =>
      attempt(() => {
        const found = refused ?? window[storage].getItem(name);
        return found === null ? undefined : revive(JSON.parse(found));
      }),
    write(value) {
      const json = JSON.stringify(value);
      refused = json;
      attempt(() => {
        window[storage].setItem(name, json);
        refused = undefined;
      });
    },
    forget() {
      refused = undefined;
      attempt(() => window[storage].removeItem(name));
    },
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
