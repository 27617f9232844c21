/** JSON kept in the browser under one key. A browser that refuses storage forgets at once, and nothing else breaks. */
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
  const name = `aleatoria.${key}`;
  return {
    read: () =>
      attempt(() => {
        const found = window[storage].getItem(name);
        return found === null ? undefined : revive(JSON.parse(found));
      }),
    write: (value) => attempt(() => window[storage].setItem(name, JSON.stringify(value))),
    forget: () => attempt(() => window[storage].removeItem(name)),
  };
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
