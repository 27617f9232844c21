import { useId } from 'preact/hooks';
import { prefer, preferences } from '../app/preferences.ts';

/** What relay server there is: `required` where every call has to go through it. */
export type Relay = 'none' | 'offered' | 'required';

/** Whether calls keep the address from the other side, as far as that can be chosen here. */
export function RouteChoice({ relay }: { relay: Relay }) {
  const id = useId();
  const isPrivate = relay === 'required' || (relay === 'offered' && preferences.value.privateRoute);
  return (
    <div class="route-choice">
      <label class="preview-toggle">
        <input
          type="checkbox"
          checked={isPrivate}
          disabled={relay !== 'offered'}
          aria-describedby={id}
          onChange={() => prefer({ privateRoute: !isPrivate })}
        />
        Private route
      </label>
      <p id={id} class="preview-route">
        {relay === 'offered' && !isPrivate ? agreed : words[relay]}
      </p>
    </div>
  );
}

const words: Record<Relay, string> = {
  none: 'No relay server is set up here: the other person can see your address.',
  offered: 'Calls go through our relay, so nobody sees your address.',
  required: 'Calls here always go through our relay, so nobody sees your address.',
};

const agreed =
  "With someone who has switched it off too, the call goes direct: each can see the other's IP address.";
