import { encode } from 'uqr';

/** Modules of light that a reader needs around it: ISO/IEC 18004, 9.1. */
const quietZone = 4;

export function QrCode({ text }: { text: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: quietZone });
  const dark = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code of the address below">
      <path d={dark.join('')} shape-rendering="crispEdges" />
    </svg>
  );
}
