import { acceptRules, awaitingConsent, declineRules } from '../app/consent.ts';
import { Sheet } from '../ui/sheet.tsx';
import { Rules } from './rules.tsx';

export function ConsentSheet() {
  if (!awaitingConsent.value) return null;
  return (
    <Sheet title="Before you start" look="consent" onClose={declineRules}>
      <p class="lede">This site puts you in touch with strangers. You must be 18 or over.</p>
      <Rules />
      <div class="actions">
        <button type="button" class="button strong" onClick={acceptRules}>
          I'm 18 or over and I accept
        </button>
        <button type="button" class="button" onClick={declineRules}>
          Leave
        </button>
      </div>
    </Sheet>
  );
}
