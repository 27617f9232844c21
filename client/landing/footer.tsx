import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { lobby } from './lobby.ts';
import type { PageName } from './pages.tsx';

type Opened = { name: PageName; PageSheet: ComponentType<{ name: PageName; onClose(): void }> };

const titles: Record<PageName, string> = {
  rules: 'Rules',
  safety: 'Safety',
  privacy: 'Privacy',
  status: 'Status',
  source: 'Source',
};

export function Footer() {
  const [opened, setOpened] = useState<Opened>();
  const sourceUrl = lobby.value?.sourceUrl;
  const open = async (name: PageName) => {
    const { PageSheet } = await import('./pages.tsx');
    setOpened({ name, PageSheet });
  };
  return (
    <footer class="footer" data-region tabIndex={-1}>
      {(Object.keys(titles) as PageName[]).map((name) =>
        name === 'source' && sourceUrl ? (
          <a key={name} class="link" href={sourceUrl} rel="noopener">
            {titles[name]}
          </a>
        ) : (
          <button key={name} type="button" class="link" onClick={() => void open(name)}>
            {titles[name]}
          </button>
        ),
      )}
      <a class="link" href="/?guest" target="_blank" rel="noopener">
        Open as another stranger
      </a>
      {opened && <opened.PageSheet name={opened.name} onClose={() => setOpened(undefined)} />}
    </footer>
  );
}
