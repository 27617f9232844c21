const candidate = /^(?:a=)?candidate:/;

/**
 * A signal without what would tell one's address: SDP and candidates keep those of a relay server alone.
 * Undefined where nothing is left to be told.
 */
export function hideAddresses(signal: unknown): unknown {
  if (typeof signal === 'string') return candidate.test(signal) ? ofRelay(signal) : inSdp(signal);
  if (Array.isArray(signal)) return signal.map(hideAddresses).filter((each) => each !== undefined);
  if (typeof signal !== 'object' || signal === null) return signal;
  const entries = Object.entries(signal).map(([key, value]) => [key, hideAddresses(value)] as const);
  const isLost = entries.some(([key, value]) => value === undefined && key === 'candidate');
  return isLost ? undefined : Object.fromEntries(entries);
}

/** A relay's candidate names as its related address the one that it hides. */
function ofRelay(line: string): string | undefined {
  if (!/ typ relay( |$)/.test(line)) return undefined;
  return line.replace(/ raddr \S+ rport \d+/, ' raddr 0.0.0.0 rport 0');
}

function inSdp(text: string): string {
  if (!text.startsWith('v=0')) return text;
  return text
    .split(/(?<=\n)/)
    .flatMap((line) => {
      if (candidate.test(line)) return ofRelay(line) ?? [];
      return line.replace(/^(c=IN IP[46]) [^\s/]+/, '$1 0.0.0.0');
    })
    .join('');
}
