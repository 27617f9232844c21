import type { Page } from '@playwright/test';

/** What the page's open peer connections have received so far of a kind of media, by the name of the statistic. */
export function inboundTotal(page: Page, kind: 'audio' | 'video', name: string): Promise<number> {
  return page.evaluate(
    async ([kind, name]) => {
      const { connections } = window.observedMedia;
      const open = connections.filter(({ connectionState }) => connectionState !== 'closed');
      const reports = await Promise.all(open.map((connection) => connection.getStats()));
      return reports
        .flatMap((report) => [...report.values()])
        .filter((entry) => entry.type === 'inbound-rtp' && entry.kind === kind)
        .reduce((total, entry) => total + (entry[name] ?? 0), 0);
    },
    [kind, name] as const,
  );
}
