import './app.css';
import { useEffect, useRef } from 'preact/hooks';
import { PreviewScreen } from '../matching/preview-screen.tsx';
import { TalkScreen } from '../matching/talk-screen.tsx';
import { Banned } from './banned.tsx';
import { Banner } from './banner.tsx';
import { createClient } from './create-client.ts';
import { Guard } from './guard.tsx';
import { keepFocus } from './keep-focus.ts';
import { LinkDoor } from './link-door.tsx';
import { LinkedNotice } from './linked-notice.tsx';
import { openConnection } from './open-connection.ts';
import { PlaceScreen } from './place-screen.tsx';
import { isFirstScreen, route } from './router.ts';
import { Shortcuts } from './shortcuts.tsx';

export const connection = openConnection();
const client = createClient(connection);

export function App() {
  const app = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (app.current) return keepFocus(app.current, { isArriving: !isFirstScreen() });
  }, []);
  return (
    <Guard>
      <div ref={app} class="app">
        <Banner client={client} />
        <Gate />
      </div>
    </Guard>
  );
}

function Gate() {
  const link = client.connection.link.value;
  if (link.kind !== 'refused' || link.refusal.code !== 'banned') return <Screen />;
  return <Banned refusal={link.refusal} onAgain={client.connection.tryNow} />;
}

/** The keys of every screen, also of those that are not the app's. */
export function Keys() {
  return (
    <>
      <Shortcuts client={client} />
      <LinkedNotice />
    </>
  );
}

function Screen() {
  switch (route.value.kind) {
    case 'preview':
      return <PreviewScreen client={client} />;
    case 'room':
    case 'person':
    case 'talks':
      return <PlaceScreen client={client} />;
    case 'link':
      return <LinkDoor connection={connection} />;
    default:
      return <TalkScreen client={client} />;
  }
}
