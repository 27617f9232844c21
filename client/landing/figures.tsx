import { crowdSentence } from './crowd.ts';
import { lobby } from './lobby.ts';

export function Figures() {
  const figures = lobby.value;
  return <p class="figures">{figures ? crowdSentence(figures) : '\u00a0'}</p>;
}
