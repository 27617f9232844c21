import { useEffect } from 'preact/hooks';
import { appLoading, loadApp } from './app/load-app.ts';
import { navigate, route } from './app/router.ts';
import { status } from './app/status.ts';
import { ConsentSheet } from './landing/consent-sheet.tsx';
import { Landing } from './landing/landing.tsx';
import { Opening } from './ui/opening.tsx';

export function Page() {
  return (
    <>
      <p class="spoken" role="status">
        {status}
      </p>
      <Screen />
      <ConsentSheet />
    </>
  );
}

function Screen() {
  if (route.value.kind === 'landing') return <Landing />;
  if (route.value.kind === 'lost') return <Lost />;
  return <AppScreen />;
}

function AppScreen() {
  useEffect(() => {
    void loadApp();
  }, []);
  const app = appLoading.value;
  return app.kind === 'here' ? <app.App /> : <Opening failed={app.kind === 'failed'} />;
}

function Lost() {
  return (
    <main class="plain" data-state="lost">
      <h1>There is nothing at this address.</h1>
      <button type="button" class="button strong" onClick={() => navigate('/')}>
        Back to the start
      </button>
    </main>
  );
}
