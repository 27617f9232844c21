import type { Page } from '@playwright/test';

/** How the page's open peer connection runs: the type of its local and of its remote candidate. */
export function selectedCandidateTypes(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const open = window.observedMedia.connections.find(
      ({ connectionState }) => connectionState === 'connected',
    );
    const entries = new Map<string, Record<string, string>>(await open?.getStats());
    const transport = [...entries.values()].find(({ type }) => type === 'transport');
    const pair = entries.get(transport?.selectedCandidatePairId ?? '');
    return [pair?.localCandidateId, pair?.remoteCandidateId].map(
      (id) => entries.get(id ?? '')?.candidateType ?? 'none',
    );
  });
}
