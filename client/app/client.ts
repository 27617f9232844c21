import type { Signal } from '@preact/signals';
import type { Keeping } from '../direct/keeping.ts';
import type { CallDesk } from '../matching/call-desk.ts';
import type { EscapeTwice } from '../matching/escape-twice.ts';
import type { TalkChat } from '../matching/talk-chat.ts';
import type { TalkDesk } from '../matching/talk-desk.ts';
import type { SeatTeller } from '../matching/tell-seat.ts';
import type { Connection } from './connection.ts';
import type { PlaceDesk } from './place-desk.ts';

/** All of the page that talks to the server: one for the life of the page. */
export interface Client {
  readonly connection: Connection;
  readonly desk: TalkDesk;
  readonly calls: CallDesk;
  readonly talkChat: TalkChat;
  readonly placeDesk: PlaceDesk;
  readonly keeping: Keeping;
  readonly seat: SeatTeller;
  readonly escapeTwice: EscapeTwice;
  /** The written side of a call is open. */
  readonly isWriting: Signal<boolean>;
}
