import { useState } from 'preact/hooks';
import { canCopy } from '../app/can-copy.ts';
import { announce } from '../app/status.ts';
import { linksIn } from './links-in.ts';

/** Says of what somebody else has sent why it cannot be pressed, and lets it be copied. */
export function LinkNote({ text }: { text: string }) {
  const links = linksIn(text);
  if (links.length === 0) return null;
  return (
    <span class="line-note">
      {links.length === 1 ? 'This link is shown as text.' : 'These links are shown as text.'}{' '}
      {canCopy() && links.map((link) => <CopyButton key={link} link={link} />)}
    </span>
  );
}

function CopyButton({ link }: { link: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
    announce('Copied.');
  };
  const word = isCopied ? 'Copied' : 'Copy';
  return (
    <button type="button" class="link copy" aria-label={`${word} ${link}`} onClick={() => void copy()}>
      {word}
    </button>
  );
}
