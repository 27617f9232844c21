import { Router } from 'express';
import type { Health } from '../shared/http-answers.ts';
import type { NodeHealth } from './node-health.ts';

export interface HealthOptions {
  nodeId: string;
  health: NodeHealth;
  connections: () => number;
}

/** What a load balancer and an operator ask: alive, ready for traffic, and in which state. */
export function healthRoutes({ nodeId, health, connections }: HealthOptions): Router {
  const routes = Router();
  routes.use(['/health', '/ready', '/ws/health'], (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  routes.get('/health', (_request, response) => {
    response.json({ status: 'ok', nodeId });
  });
  routes.get('/ready', (_request, response) => {
    response.status(health.phase === 'ready' ? 200 : 503).json({ status: health.phase });
  });
  routes.get('/ws/health', (_request, response) => {
    const answer: Health = {
      status: statusOf(health),
      nodeId,
      connections: connections(),
      redis: health.redis,
    };
    response.json(answer);
  });
  return routes;
}

function statusOf({ phase, redis }: NodeHealth): Health['status'] {
  if (phase !== 'ready') return phase;
  return redis === 'down' ? 'degraded' : 'ok';
}
