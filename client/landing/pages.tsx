import type { ComponentChildren } from 'preact';
import { Sheet } from '../ui/sheet.tsx';
import { Privacy } from './privacy.tsx';
import { Rules } from './rules.tsx';
import { SiteStatus } from './site-status.tsx';

export type PageName = 'rules' | 'safety' | 'privacy' | 'status' | 'source';

export function PageSheet({ name, onClose }: { name: PageName; onClose(): void }) {
  const { title, Body } = pages[name];
  return (
    <Sheet title={title} onClose={onClose}>
      <Body />
      <form method="dialog" class="actions">
        <button type="submit" class="button strong">
          Close
        </button>
      </form>
    </Sheet>
  );
}

const pages: Record<PageName, { title: string; Body(): ComponentChildren }> = {
  rules: { title: 'Rules', Body: Rules },
  safety: { title: 'Safety', Body: Safety },
  privacy: { title: 'Privacy', Body: Privacy },
  status: { title: 'Status', Body: SiteStatus },
  source: { title: 'Source', Body: Source },
};

function Safety() {
  return (
    <ul class="plain-list">
      <li>You can leave at any moment: press Esc twice, or Leave. Nobody is told why.</li>
      <li>Block ends the conversation, and the two of you are not matched again.</li>
      <li>Keep your name, address, school and workplace to yourself. Never send money.</li>
      <li>Anyone can record what they see and hear. No page can prevent it.</li>
      <li>If someone is in danger, call your local emergency number.</li>
    </ul>
  );
}

/** Where the operator has said where the source is, the footer leads there instead. */
function Source() {
  return (
    <>
      <p>
        This site runs Aleatoria, which is free software: anyone may read, run, change and pass it on, under
        the MIT licence.
      </p>
      <p>Whoever runs this site has not said where the source of their copy can be read.</p>
    </>
  );
}
