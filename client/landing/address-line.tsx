import { lobby } from './lobby.ts';

/** Promises only what the server keeps: without a relay a call lets the two computers see each other. */
export function AddressLine() {
  return (
    <p class="address-line">
      {lobby.value?.relay
        ? 'Nobody sees your IP address.'
        : "Text never shows your IP address. In a voice or video call the other side's computer can see it."}
    </p>
  );
}
