import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { canCopy } from './can-copy.ts';

/** Catches what breaks while drawing, so that nobody is left with an empty page. */
export function Guard({ children }: { children: ComponentChildren }) {
  const [error] = useErrorBoundary();
  if (!error) return children;
  return (
    <main class="plain" data-state="error">
      <h1>Something broke on our side. Nothing was sent.</h1>
      <div class="actions">
        <button type="button" class="button strong" onClick={() => location.reload()}>
          Reload
        </button>
        {canCopy() && (
          <button
            type="button"
            class="button"
            onClick={() => void navigator.clipboard.writeText(String(error.stack ?? error))}
          >
            Copy details
          </button>
        )}
      </div>
    </main>
  );
}
