import { useEffect, useState } from 'preact/hooks';
import { canCopy } from '../app/can-copy.ts';
import { seconds } from '../app/sentences.ts';
import { announce } from '../app/status.ts';
import { Lazily } from '../ui/lazily.tsx';
import { useNow } from '../ui/use-now.ts';

interface LinkCodeProps {
  code: string;
  untilMs: number;
  onOver(): void;
}

/** The address that the other device opens, to be scanned or copied. */
export function LinkCode({ code, untilMs, onOver }: LinkCodeProps) {
  const [hasQrCode, setHasQrCode] = useState(true);
  const leftMs = untilMs - useNow(true);
  const address = `${location.origin}/link#${code}`;
  useEffect(() => {
    if (leftMs <= 0) onOver();
  }, [leftMs, onOver]);
  const copy = () => navigator.clipboard.writeText(address).then(() => announce('Copied.'));
  return (
    <div class="setting link-code">
      {hasQrCode && <Lazily key={code} load={() => qrCodeOf(address)} onFail={() => setHasQrCode(false)} />}
      <p>
        Scan it with the other device, or open this address there:
        <code>{address}</code>
      </p>
      <p class="timer">Still good for {seconds(leftMs)} s.</p>
      {canCopy() && (
        <div class="actions">
          <button type="button" class="button" onClick={() => void copy()}>
            Copy the address
          </button>
        </div>
      )}
    </div>
  );
}

async function qrCodeOf(text: string) {
  const { QrCode } = await import('../ui/qr-code.tsx');
  return () => <QrCode text={text} />;
}
