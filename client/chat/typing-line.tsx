import type { TypingList } from './list-typing.ts';

/** Keeps its place when nobody types, so that nothing jumps. */
export function TypingLine({ typing }: { typing: TypingList }) {
  return <p class="typing-line">{typingSentence([...typing.names.value.values()])}</p>;
}

function typingSentence(names: string[]): string {
  if (names.length === 0) return '';
  if (names.length > 2) return 'Several people are typing…';
  return `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} typing…`;
}
