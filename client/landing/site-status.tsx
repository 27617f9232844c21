import { useEffect, useState } from 'preact/hooks';
import type { Health } from '../../shared/http-answers.ts';
import { announce } from '../app/status.ts';
import { crowdSentence } from './crowd.ts';
import { healthSentence, type LookedFor, sharingSentence } from './health-sentence.ts';
import { lobby } from './lobby.ts';

/** How the site is just now, in words. */
export function SiteStatus() {
  const [health, setHealth] = useState<LookedFor>('asking');
  useEffect(() => {
    let isOpen = true;
    void askHealth().then((found) => {
      if (!isOpen) return;
      setHealth(found);
      announce(healthSentence(found));
    });
    return () => {
      isOpen = false;
    };
  }, []);
  const figures = lobby.value;
  return (
    <>
      <p class="lede">{healthSentence(health)}</p>
      {typeof health === 'object' && (
        <ul class="plain-list">
          <li>{sharingSentence(health)}</li>
          {figures && <li>{crowdSentence(figures)}</li>}
          <li>
            The server that answered is {health.nodeId}. It serves {connectionCount(health)}.
          </li>
        </ul>
      )}
    </>
  );
}

async function askHealth(): Promise<LookedFor> {
  try {
    const answer = await fetch('/ws/health');
    return answer.ok ? ((await answer.json()) as Health) : 'unanswered';
  } catch {
    return 'unanswered';
  }
}

const connectionCount = ({ connections }: Health) =>
  connections === 1 ? '1 connection' : `${connections} connections`;
