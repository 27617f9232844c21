import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../ui/icon.tsx';

/** The key for all that is needed rarely. What it opens closes by Esc, by a press beside it or on the key again. */
export function MoreKey({ children }: { children: ComponentChildren }) {
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const follow = (event: Event) => setOpen((event as ToggleEvent).newState === 'open');
    const shown = panel.current;
    shown?.addEventListener('toggle', follow);
    return () => shown?.removeEventListener('toggle', follow);
  }, []);
  return (
    <div class="more">
      <button type="button" class="key" popovertarget={id} aria-expanded={isOpen} aria-controls={id}>
        <span class="key-disc">
          <Icon name="more" />
        </span>
        <span class="key-word">More</span>
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields. */}
      <div ref={panel} id={id} class="more-panel" popover="auto" role="group" aria-label="More">
        {isOpen && children}
      </div>
    </div>
  );
}
