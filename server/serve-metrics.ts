import type { RequestListener } from 'node:http';
import type { Metrics } from './metrics.ts';

/** Answers Prometheus, on the node's own address or on one apart. */
export function serveMetrics(metrics: Metrics): RequestListener {
  return async (_request, response) => {
    try {
      const text = await metrics.text();
      response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }).end(text);
    } catch {
      response.writeHead(500).end();
    }
  };
}
