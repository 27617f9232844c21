import type { Health } from '../../shared/http-answers.ts';

/** What a node says of itself, once it has been asked and has answered. */
export type LookedFor = Health | 'asking' | 'unanswered';

export function healthSentence(health: LookedFor): string {
  if (health === 'asking') return 'Asking the server…';
  if (health === 'unanswered') return 'The server does not answer just now.';
  switch (health.status) {
    case 'ok':
      return 'Everything is working.';
    case 'degraded':
      return 'Running in reduced mode: no new strangers can be found just now.';
    case 'starting':
      return 'The server is starting.';
    case 'draining':
      return 'The server is about to restart. Conversations are moved to another one.';
  }
}

/** What the servers share, and whether they can. */
export function sharingSentence({ redis }: Health): string {
  switch (redis) {
    case 'up':
      return 'The servers reach the memory that they share (Redis).';
    case 'down':
      return 'The servers cannot reach the memory that they share (Redis). They go on trying.';
    case 'none':
      return 'There is one server, which keeps everything in its own memory until it ends.';
  }
}
