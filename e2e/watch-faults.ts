import type { BrowserContext } from '@playwright/test';

/** Tells of errors in the console and of exceptions, of all pages of a context. */
export function watchFaults(context: BrowserContext, tell: (fault: string) => void): void {
  context.on('console', (message) => {
    if (message.type() === 'error') tell(message.text());
  });
  context.on('weberror', (error) => tell(String(error.error().stack ?? error.error())));
}
