import { useEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../app/status.ts';
import type { Finding } from './findings.ts';
import type { Way } from './test-connection.ts';

type Test =
  | { kind: 'untested' | 'broken' }
  | { kind: 'running' | 'done'; findings: [way: Way, finding: Finding][] };

export function ConnectionSettings() {
  const [test, setTest] = useState<Test>({ kind: 'untested' });
  const isRunning = test.kind === 'running';
  const list = useRef<HTMLDListElement>(null);
  useEffect(() => {
    if ('findings' in test) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [test]);

  async function run() {
    const findings: [Way, Finding][] = [];
    setTest({ kind: 'running', findings });
    try {
      const { testConnection } = await import('./test-connection.ts');
      await testConnection((way, finding) => {
        findings.push([way, finding]);
        setTest({ kind: 'running', findings: [...findings] });
      });
      setTest({ kind: 'done', findings });
      announce(`The test is done. ${findings.map(([way, { sentence }]) => `${way}: ${sentence}`).join(' ')}`);
    } catch {
      setTest({ kind: 'broken' });
      announce(broken);
    }
  }

  return (
    <>
      <p>Tries each way to the server and to other people. A conversation that is on goes on meanwhile.</p>
      <div class="actions">
        <button
          type="button"
          class="button"
          aria-disabled={isRunning}
          onClick={() => !isRunning && void run()}
        >
          {isRunning ? 'Testing…' : 'Test my connection'}
        </button>
      </div>
      {test.kind === 'broken' && <p>{broken}</p>}
      {'findings' in test && (
        <dl ref={list} class="findings">
          {test.findings.map(([way, { kind, sentence }]) => (
            <div key={way} data-finding={kind}>
              <dt>{way}</dt>
              <dd>{sentence}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

const broken = 'The test could not be made. Try again.';
