import { useState } from 'preact/hooks';
import { failureSentence } from '../app/sentences.ts';
import { announce } from '../app/status.ts';
import { gatherExport } from './gather-export.ts';
import { keptHere } from './kept-here.ts';
import { saveFile } from './save-file.ts';
import { useConnection } from './use-connection.ts';

type Export = { kind: 'resting' } | { kind: 'running' | 'failed' | 'saved'; sentence: string };

export function ExportData() {
  const connection = useConnection();
  const [state, setState] = useState<Export>({ kind: 'resting' });
  const isRunning = state.kind === 'running';

  async function run() {
    if (!connection || isRunning) return;
    const gathering = (count: number) =>
      setState({ kind: 'running', sentence: `Gathering… ${count} messages so far.` });
    gathering(0);
    connection.open();
    const gathered = await gatherExport(connection.request, gathering);
    if (gathered.kind === 'whole') {
      const exportedAt = new Date().toISOString();
      saveFile(`aleatoria-${exportedAt.slice(0, 10)}.json`, {
        exportedAt,
        ...gathered.data,
        thisBrowser: keptHere(),
      });
      end('saved', 'Your data is saved as a file.');
    } else end('failed', `Nothing was saved. ${failureSentence(gathered.failure)}`);
  }

  function end(kind: 'saved' | 'failed', sentence: string) {
    setState({ kind, sentence });
    announce(sentence);
  }

  return (
    <div class="setting">
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-disabled={!connection || isRunning}
          onClick={() => void run()}
        >
          Save my data as a file
        </button>
      </div>
      {state.kind !== 'resting' && (
        <p class={state.kind === 'failed' ? 'field-refusal' : undefined}>{state.sentence}</p>
      )}
    </div>
  );
}
