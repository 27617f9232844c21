import { useEffect, useState } from 'preact/hooks';
import { parting } from '../app/parting.ts';
import { announce } from '../app/status.ts';

export function PartingLine() {
  const [sentence, setSentence] = useState<string>();
  // Not while drawing: the server has sent the start without it.
  useEffect(() => {
    const said = parting.peek();
    if (said === undefined) return;
    parting.value = undefined;
    setSentence(said);
    announce(said);
  }, []);
  return sentence === undefined ? null : <p class="parting">{sentence}</p>;
}
