export interface Head {
  isLast: boolean;
  /** 0 for a frame that continues a message. */
  opcode: number;
  /** Of a message, and not a close, ping or pong. */
  isData: boolean;
  headBytes: number;
  payloadBytes: number;
  /** The code to close with, for a head that breaks RFC 6455; else 0. */
  brokenBy: number;
}

const maskBytes = 4;
const mostControlBytes = 125;
/** A head of which there is too little to say more. */
const incomplete = { isLast: false, opcode: 0, isData: false, payloadBytes: 0, brokenBy: 0 };

/**
 * Reads the head of a frame of a client, as far as it is here; `openOpcode` is that of the message that is under
 * way, or 0.
 */
export function readHead(bytes: Buffer, at: number, openOpcode: number): Head {
  const have = bytes.length - at;
  if (have < 2) return { ...incomplete, headBytes: 2 };
  const first = bytes[at] as number;
  const second = bytes[at + 1] as number;
  const isLast = first >= 0x80;
  const opcode = first & 0x0f;
  const isData = opcode < 8;
  const shortLength = second & 0x7f;
  const isFine = isData
    ? opcode <= 2 && (opcode === 0) === (openOpcode !== 0)
    : opcode <= 10 && isLast && shortLength <= mostControlBytes && !(opcode === 8 && shortLength === 1);
  const isExtended = (first & 0x70) !== 0;
  const isMasked = second >= 0x80;
  if (!isFine || isExtended || !isMasked) return { ...incomplete, headBytes: 2, brokenBy: 1002 };
  const lengthBytes = shortLength === 127 ? 8 : shortLength === 126 ? 2 : 0;
  if (have < 2 + lengthBytes) return { ...incomplete, headBytes: 2 + lengthBytes };
  const payloadBytes = lengthBytes === 0 ? shortLength : readLength(bytes, at + 2, lengthBytes);
  return { isLast, opcode, isData, headBytes: 2 + lengthBytes + maskBytes, payloadBytes, brokenBy: 0 };
}

function readLength(bytes: Buffer, at: number, lengthBytes: 2 | 8): number {
  if (lengthBytes === 2) return bytes.readUInt16BE(at);
  return bytes.readUInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}
