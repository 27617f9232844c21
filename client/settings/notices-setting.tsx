import { useState } from 'preact/hooks';
import { mayNotify } from '../app/may-notify.ts';
import { preferences } from '../app/preferences.ts';
import { noticesBlockedSentence } from '../app/sentences.ts';
import { switchNotices } from '../app/switch-notices.ts';
import { Toggle } from './toggle.tsx';

export function NoticesSetting() {
  const [isDenied, setDenied] = useState(false);
  if (typeof Notification !== 'function') return null;
  const change = async (isOn: boolean) => {
    setDenied(isOn !== (await switchNotices(isOn)));
  };
  return (
    <>
      <Toggle
        label="Show a notice when somebody writes to me"
        hint="While this tab is out of sight: what strangers and people you keep write, and where a room names you."
        isOn={preferences.value.notices && mayNotify()}
        onChange={(isOn) => void change(isOn)}
      />
      {isDenied && <p class="field-refusal">{noticesBlockedSentence}</p>}
    </>
  );
}
