type Calls = typeof import('../calls/calls.ts');

let loading: Promise<Calls> | undefined;

/** Fetches the part of the page with media and peer connections, once; after a failure the next call tries again. */
export function loadCalls(): Promise<Calls> {
  loading ??= import('../calls/calls.ts').catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
