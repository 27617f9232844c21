import { useState } from 'preact/hooks';
import { mayNotify } from '../app/may-notify.ts';
import { prefer, preferences } from '../app/preferences.ts';
import { Toggle } from './toggle.tsx';

/** The browser is asked by this alone, never by itself. */
export function NoticesSetting() {
  const [isDenied, setDenied] = useState(false);
  if (typeof Notification !== 'function') return null;
  const change = async (isOn: boolean) => {
    const isAllowed = isOn && (mayNotify() || (await Notification.requestPermission()) === 'granted');
    setDenied(isOn && !isAllowed);
    prefer({ notices: isAllowed });
  };
  return (
    <>
      <Toggle
        label="Show a notice when somebody writes to me"
        hint="While this tab is out of sight: what strangers and people you keep write, and where a room names you."
        isOn={preferences.value.notices && mayNotify()}
        onChange={(isOn) => void change(isOn)}
      />
      {isDenied && (
        <p class="field-refusal">
          Your browser is blocking notices for this site. Allow them in its settings for the site, then try
          again.
        </p>
      )}
    </>
  );
}
