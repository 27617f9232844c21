const text = 1;
const binary = 2;

/** A frame that a server sends, its bytes as characters: frames are joined, and written, as strings. */
export function frame(opcode: number, payload: string): string {
  return head(opcode, payload.length) + payload;
}

/** A message of its own. */
export function messageFrame(data: string | Buffer): string {
  if (typeof data !== 'string') return frame(binary, data.toString('latin1'));
  return frame(text, Buffer.byteLength(data) === data.length ? data : asBytes(data));
}

/** A character for each byte that the text has in UTF-8. */
export function asBytes(text: string | Buffer): string {
  return (typeof text === 'string' ? Buffer.from(text) : text).toString('latin1');
}

function head(opcode: number, length: number): string {
  const first = 0x80 | opcode;
  if (length <= 125) return String.fromCharCode(first, length);
  if (length <= 0xffff) return String.fromCharCode(first, 126, length >> 8, length & 0xff);
  const bytes = Buffer.alloc(10);
  bytes[0] = first;
  bytes[1] = 127;
  bytes.writeUIntBE(length, 4, 6);
  return bytes.toString('latin1');
}
