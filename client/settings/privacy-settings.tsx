import { prefer, preferences } from '../app/preferences.ts';
import { Privacy } from '../landing/privacy.tsx';
import { BlockedSettings } from './blocked-settings.tsx';
import { NoticedSettings } from './noticed-settings.tsx';
import { Toggle } from './toggle.tsx';

export function PrivacySettings() {
  return (
    <>
      <Toggle
        label="Show the others that I am typing"
        hint="They see that you type, never what, before you send it. Set for this browser."
        isOn={preferences.value.typing}
        onChange={(typing) => prefer({ typing })}
      />
      <NoticedSettings />
      <BlockedSettings />
      <Toggle
        label="Private route in calls"
        hint="Calls go through the relay server, so nobody sees your address. Where none is set up, the other person can see it."
        isOn={preferences.value.privateRoute}
        onChange={(privateRoute) => prefer({ privateRoute })}
      />
      <Privacy />
    </>
  );
}
