import type { Page } from '@playwright/test';

/** Collects the node of each session of a page: its name stands in front of the Engine.IO sid. */
export function watchNodes(page: Page): string[] {
  const nodes: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const node = /^0\{"sid":"([^".]+)\./.exec(payload.toString())?.[1];
      if (node) nodes.push(node);
    });
  });
  return nodes;
}
