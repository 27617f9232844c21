import { lobby } from './lobby.ts';

export function Privacy() {
  return (
    <ul class="plain-list">
      <li>There is no account. Your browser keeps a random identity; clearing this site's data ends it.</li>
      <li>What you write to a stranger passes through the server and is not kept.</li>
      <li>What you write in a room stays readable in that room for a limited time.</li>
      <li>Voice and video are encrypted between the two of you and are not recorded by the server.</li>
      <li>
        {lobby.value?.relay
          ? 'Calls go through a relay, so the other side does not learn your IP address.'
          : "No relay is set up here: in a call the other side's computer can see your IP address."}
      </li>
      <li>No cookies, no trackers, nothing loaded from anyone else.</li>
    </ul>
  );
}
