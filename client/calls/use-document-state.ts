import { useEffect, useState } from 'preact/hooks';

/** Something that the document knows, read again after each of these events (their names with spaces between). */
export function useDocumentState<T>(events: string, read: () => T): T {
  const [state, setState] = useState(read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read is the document's, whoever reads it.
  useEffect(() => {
    const follow = () => setState(read);
    const names = events.split(' ');
    for (const name of names) document.addEventListener(name, follow, true);
    return () => {
      for (const name of names) document.removeEventListener(name, follow, true);
    };
  }, [events]);
  return state;
}
