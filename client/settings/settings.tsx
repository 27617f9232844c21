import './settings.css';
import { useEffect } from 'preact/hooks';
import { closeSettings } from '../app/router.ts';
import { watchLobby } from '../landing/lobby.ts';
import { Sheet } from '../ui/sheet.tsx';
import { parts } from './parts.ts';

export function Settings() {
  useEffect(watchLobby, []);
  useEffect(() => {
    const named = parts.find(({ id }) => `#${id}` === location.hash);
    if (named) goTo(named.id);
  }, []);
  return (
    <Sheet title="Settings" look="settings" onClose={closeSettings}>
      <form method="dialog" class="settings-close">
        <button type="submit" class="button">
          Close
        </button>
      </form>
      <nav class="settings-parts" aria-label="Parts of the settings">
        {parts.map(({ id, title }) => (
          <button key={id} type="button" class="link" onClick={() => goTo(id)}>
            {title}
          </button>
        ))}
      </nav>
      <div class="settings-body">
        {parts.map(({ id, title, Body }) => (
          <section key={id} class="settings-part" aria-labelledby={`settings-${id}`}>
            <h3 id={`settings-${id}`} tabIndex={-1}>
              {title}
            </h3>
            <Body />
          </section>
        ))}
      </div>
    </Sheet>
  );
}

function goTo(id: string): void {
  const heading = document.getElementById(`settings-${id}`);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
