import type { Link } from '../sdk/link.ts';
import { refusalSentence } from './sentences.ts';

/** What stands above everything while the connection is not as it should be; undefined when it is. */
export function bannerSentence(link: Link, isDegraded: boolean, isCalling: boolean): string | undefined {
  const onward = isCalling ? ' Your call goes on.' : '';
  switch (link.kind) {
    case 'lost':
      return `Lost the server.${onward}`;
    case 'offline':
      return "You're offline. We'll reconnect as soon as you're back.";
    case 'draining':
      return `This server is restarting. You'll be moved in a moment.${onward}`;
    case 'full':
      return refusalSentence(link.refusal);
    case 'refused':
      // A ban has a screen of its own, which says so at once.
      return link.refusal.code === 'banned' ? undefined : refusalSentence(link.refusal);
    case 'closed':
    case 'connecting':
    case 'moving':
    case 'open':
      return isDegraded
        ? 'Running in reduced mode: no new strangers can be found just now, and what you write in a room may not reach everybody until it ends.'
        : undefined;
  }
}
