import { useState } from 'preact/hooks';
import { Lazily } from '../ui/lazily.tsx';
import { Opening } from '../ui/opening.tsx';
import type { Connection } from './connection.ts';

/** Where an identity is taken from another device, once its code is here. */
export function LinkDoor({ connection }: { connection: Connection }) {
  const [hasFailed, setFailed] = useState(false);
  const load = async () => {
    const { LinkScreen } = await import('../settings/link-screen.tsx');
    return () => <LinkScreen connection={connection} />;
  };
  if (hasFailed) return <Opening failed onAgain={async () => setFailed(false)} />;
  return <Lazily load={load} onFail={() => setFailed(true)} />;
}
