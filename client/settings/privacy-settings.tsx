import { prefer, preferences } from '../app/preferences.ts';
import { Privacy } from '../landing/privacy.tsx';
import { Toggle } from './toggle.tsx';

export function PrivacySettings() {
  return (
    <>
      <Toggle
        label="Show the others that I am typing"
        hint="They see that you type, never what, before you send it."
        isOn={preferences.value.typing}
        onChange={(typing) => prefer({ typing })}
      />
      <Privacy />
    </>
  );
}
