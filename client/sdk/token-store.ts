/** Who we are to the server: a token that it gave us, kept for the next time. */
export interface TokenStore {
  token(): string | undefined;
  keep(token: string): void;
  drop(): void;
}

/** An identity that lasts as long as the process, or goes on from a token that is kept elsewhere. */
export function memoryTokens(token?: string): TokenStore {
  let kept = token;
  return {
    token: () => kept,
    keep(fresh) {
      kept = fresh;
    },
    drop() {
      kept = undefined;
    },
  };
}
