import { useState } from 'preact/hooks';
import { lobby } from '../landing/lobby.ts';
import { Confirm } from '../ui/confirm.tsx';
import { DeleteData } from './delete-data.tsx';
import { ExportData } from './export-data.tsx';
import { forgetDevice } from './forget-device.ts';
import { keptFor } from './kept-for.ts';

export function DataSettings() {
  const [isAsked, setAsked] = useState(false);
  const ttl = lobby.value?.messageTtlHours;
  const close = () => setAsked(false);
  return (
    <>
      <p>Kept in this browser, until you clear it:</p>
      <ul class="plain-list">
        <li>Your random identity, so that you come back as the same person.</li>
        <li>That you accepted the rules, and when.</li>
        <li>Your topics and languages, and what you have set here.</li>
        <li>Which rooms you are in, and how far you have read there.</li>
        <li>What you wrote in rooms and direct messages and could not be sent yet, for a day.</li>
        <li>
          In each tab, until it is closed: the conversation that is on, so that a reload comes back to it.
        </li>
      </ul>
      <p>Kept on the server, until its time is over:</p>
      <ul class="plain-list">
        <li>
          What was written in rooms and direct messages:{' '}
          {ttl === undefined ? 'a day, unless this site is set otherwise' : keptFor(ttl)}.
        </li>
        <li>Whom you write to, as long, or seven times as long where you both extended it.</li>
        <li>
          Which rooms you joined, and how far you have read there, for 30 days: so that all your devices
          agree.
        </li>
        <li>Your name, what others may notice of you, and when you were last here: for 30 days.</li>
        <li>That you accepted the rules, for 400 days.</li>
        <li>Whom you met last: half an hour, unless set otherwise, so that you meet somebody else.</li>
        <li>Whom you blocked, until 30 days after you were last here: so that the two of you stay apart.</li>
      </ul>
      <p>Not kept at all:</p>
      <ul class="plain-list">
        <li>What strangers write to each other, voice and video.</li>
      </ul>
      <ExportData />
      <DeleteData />
      <div class="actions">
        <button type="button" class="button" onClick={() => setAsked(true)}>
          Forget this device
        </button>
      </div>
      {isAsked && (
        <Confirm title="Forget this device?" act="Forget" onAct={() => void forgetDevice()} onBack={close}>
          <p>
            This browser forgets your identity and everything you have set. Next time you are somebody new:
            who you blocked may meet you again, and what you wrote is no longer yours. The server deletes none
            of it before its time. It cannot be undone.
          </p>
        </Confirm>
      )}
    </>
  );
}
