import './landing.css';
import { useEffect } from 'preact/hooks';
import { prefetchOnFirstInteraction } from '../app/prefetch.ts';
import { Seam } from '../ui/seam.tsx';
import { Top } from '../ui/top.tsx';
import { AddressLine } from './address-line.tsx';
import { Footer } from './footer.tsx';
import { watchLobby } from './lobby.ts';
import { PartingLine } from './parting-line.tsx';
import { RoomsDoor } from './rooms-door.tsx';
import { StartForm } from './start-form.tsx';

export function Landing() {
  useEffect(prefetchOnFirstInteraction, []);
  useEffect(watchLobby, []);
  return (
    <div class="landing">
      <main class="landing-talk" data-state="idle" aria-label="Strangers" data-region tabIndex={-1}>
        <Top />
        <div class="landing-words">
          <PartingLine />
          <h1>Talk to someone you don't know.</h1>
          <p class="lede">No account. Leave any time.</p>
          <AddressLine />
        </div>
        <StartForm />
      </main>
      <Seam state="idle" />
      <RoomsDoor />
      <Footer />
    </div>
  );
}
