import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { helpShown } from './app/help-shown.ts';
import { appLoading, loadApp } from './app/load-app.ts';
import { navigate, route } from './app/router.ts';
import { StatusRegion } from './app/status-region.tsx';
import { ConsentSheet } from './landing/consent-sheet.tsx';
import { Landing } from './landing/landing.tsx';
import { roomNameRule } from './rooms/room-name.ts';
import { SettingsDoor } from './settings/settings-door.tsx';
import { Opening } from './ui/opening.tsx';
import { openSheets } from './ui/sheet.tsx';

export function Page() {
  return (
    <>
      {openSheets.value === 0 && <StatusRegion />}
      <Screen />
      <ConsentSheet />
      <Keys />
      <SettingsDoor />
    </>
  );
}

/** The keys, and the help that lists them, come with the app. */
function Keys() {
  useSignalEffect(() => {
    if (helpShown.value) void loadApp();
  });
  const app = appLoading.value;
  return app.kind === 'here' && <app.Keys />;
}

function Screen() {
  switch (route.value.kind) {
    case 'landing':
      return <Landing />;
    case 'lost':
      return <Lost title="There is nothing at this address." />;
    case 'noRoom':
      return <Lost title="No room has a name like this." reason={roomNameRule} />;
    default:
      return <AppScreen />;
  }
}

function AppScreen() {
  useEffect(() => {
    void loadApp();
  }, []);
  const app = appLoading.value;
  return app.kind === 'here' ? <app.App /> : <Opening failed={app.kind === 'failed'} onAgain={loadApp} />;
}

function Lost({ title, reason }: { title: string; reason?: string }) {
  return (
    <main class="plain" data-state="lost">
      <h1>{title}</h1>
      {reason && <p class="lede">{reason}</p>}
      <a
        class="button strong"
        href="/"
        onClick={(event) => {
          event.preventDefault();
          navigate('/');
        }}
      >
        Back to the start
      </a>
    </main>
  );
}
