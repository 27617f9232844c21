import { isUtf8 } from 'node:buffer';
import { type Head, readHead } from './frame-head.ts';

/** Frames of one message: an empty one costs the client almost nothing, and is kept count of all the same. */
const mostFragments = 16 * 1024;

/** Hears what a client says, in its order; after `closed` or `broke` there is nothing more. */
export interface Hearer {
  heard: (message: string | Buffer) => void;
  pinged: (payload: Buffer) => void;
  /** The client hangs up; 1005 if it says no code. */
  closed: (code: number, reason: Buffer) => void;
  /** The client keeps to no protocol, or to none of ours; the code says why. */
  broke: (code: number) => void;
}

/** Reads what a client sends by RFC 6455, without any extension, in pieces as they come. It changes them. */
export class FrameReader {
  readonly #hearer: Hearer;
  readonly #mostBytes: number;
  /** What has come of a frame that is not complete, and how much it takes to read on. */
  #pieces: Buffer[] | undefined;
  #piecesBytes = 0;
  #neededBytes = 0;
  /** The message that is under way in several frames; an opcode of 0 for none. */
  #opcode = 0;
  #fragments: Buffer[] | undefined;
  #fragmentCount = 0;
  #messageBytes = 0;
  #isOver = false;

  constructor(hearer: Hearer, mostBytes: number) {
    this.#hearer = hearer;
    this.#mostBytes = mostBytes;
  }

  /** Nothing more is read. */
  get isOver(): boolean {
    return this.#isOver;
  }

  read(piece: Buffer): void {
    const bytes = this.#isOver ? undefined : this.#withEarlier(piece);
    if (bytes === undefined) return;
    let at = 0;
    while (at < bytes.length && !this.#isOver) {
      const next = this.#readFrame(bytes, at);
      if (next === undefined) {
        this.#keep(bytes.subarray(at));
        return;
      }
      at = next;
    }
  }

  #withEarlier(piece: Buffer): Buffer | undefined {
    if (this.#pieces === undefined) return piece;
    this.#pieces.push(piece);
    this.#piecesBytes += piece.length;
    if (this.#piecesBytes < this.#neededBytes) return undefined;
    const bytes = Buffer.concat(this.#pieces, this.#piecesBytes);
    this.#pieces = undefined;
    return bytes;
  }

  #keep(rest: Buffer): void {
    this.#pieces = [rest];
    this.#piecesBytes = rest.length;
  }

  /** Where the next frame begins; undefined if this one is not here as a whole. */
  #readFrame(bytes: Buffer, at: number): number | undefined {
    const head = readHead(bytes, at, this.#opcode);
    if (head.brokenBy === 0 && head.isData && this.#messageBytes + head.payloadBytes > this.#mostBytes)
      head.brokenBy = 1009;
    if (head.brokenBy > 0) {
      this.#break(head.brokenBy);
      return undefined;
    }
    this.#neededBytes = head.headBytes + head.payloadBytes;
    if (bytes.length - at < this.#neededBytes) return undefined;
    const start = at + head.headBytes;
    const end = start + head.payloadBytes;
    const isAscii = unmask(bytes, start, end);
    if (head.isData) this.#readData(head, bytes, start, end, isAscii);
    else this.#readControl(head.opcode, bytes.subarray(start, end));
    return end;
  }

  #readData(head: Head, bytes: Buffer, start: number, end: number, isAscii: boolean): void {
    const opcode = head.opcode || this.#opcode;
    if (head.isLast && this.#opcode === 0) {
      this.#tell(opcode, bytes, start, end, isAscii);
      return;
    }
    this.#opcode = opcode;
    this.#fragmentCount += 1;
    if (this.#fragmentCount > mostFragments) {
      this.#break(1008);
      return;
    }
    this.#messageBytes += end - start;
    this.#fragments ??= [];
    if (end > start) this.#fragments.push(bytes.subarray(start, end));
    if (!head.isLast) return;
    const message = Buffer.concat(this.#fragments, this.#messageBytes);
    this.#opcode = 0;
    this.#fragments = undefined;
    this.#fragmentCount = 0;
    this.#messageBytes = 0;
    this.#tell(opcode, message, 0, message.length, false);
  }

  #tell(opcode: number, bytes: Buffer, start: number, end: number, isAscii: boolean): void {
    if (opcode === 2) this.#hearer.heard(bytes.subarray(start, end));
    else if (isAscii) this.#hearer.heard(bytes.toString('latin1', start, end));
    else if (isUtf8(bytes.subarray(start, end))) this.#hearer.heard(bytes.toString('utf8', start, end));
    else this.#break(1007);
  }

  #readControl(opcode: number, payload: Buffer): void {
    if (opcode === 8) this.#readClose(payload);
    else if (opcode === 9) this.#hearer.pinged(payload);
  }

  #readClose(payload: Buffer): void {
    const code = payload.length === 0 ? 1005 : payload.readUInt16BE(0);
    const reason = payload.subarray(2);
    if (payload.length > 0 && !mayBeSaid(code)) this.#break(1002);
    else if (!isUtf8(reason)) this.#break(1007);
    else {
      this.#isOver = true;
      this.#hearer.closed(code, reason);
    }
  }

  #break(code: number): void {
    this.#isOver = true;
    this.#hearer.broke(code);
  }
}

/** In place; answers whether it is all ASCII. The mask is in the four bytes before. */
function unmask(bytes: Buffer, start: number, end: number): boolean {
  let seen = 0;
  for (let index = start; index < end; index++) {
    const byte = (bytes[index] as number) ^ (bytes[start - 4 + ((index - start) & 3)] as number);
    bytes[index] = byte;
    seen |= byte;
  }
  return seen < 0x80;
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 and the IANA's registry. */
function mayBeSaid(code: number): boolean {
  if (code >= 3000) return code <= 4999;
  return code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
}
