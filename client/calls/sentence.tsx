/** A sentence with its buttons inside: `[label]` is a button if there is an action for it, `**words**` are strong. */
export function Sentence({ text, actions }: { text: string; actions: Record<string, () => void> }) {
  return (
    <p class="sentence">
      {text.split(/(\[[^\]]+\][.,]?|\*\*[^*]+\*\*)/).map((part) => render(part, actions))}
    </p>
  );
}

function render(part: string, actions: Record<string, () => void>) {
  if (part.startsWith('**')) return <strong key={part}>{part.slice(2, -2)}</strong>;
  if (!part.startsWith('[')) return part;
  const [label = '', mark] = part.slice(1).split(']');
  return (
    <span key={label} class="sentence-part">
      <button type="button" class="sentence-action" onClick={actions[label.toLowerCase()]}>
        {label}
      </button>
      {mark}
    </span>
  );
}
