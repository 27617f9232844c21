import { prefer, preferences } from '../app/preferences.ts';
import { Choice } from './choice.tsx';
import { NoticesSetting } from './notices-setting.tsx';
import { Toggle } from './toggle.tsx';

export function TalkingSettings() {
  const set = preferences.value;
  return (
    <>
      <Toggle
        label="Look for the next stranger by itself"
        hint="When a stranger has gone, the search goes on after a moment. You can stop it."
        isOn={set.autoNext}
        onChange={(autoNext) => prefer({ autoNext })}
      />
      <NoticesSetting />
      <Choice
        legend="Esc goes on to the next stranger"
        hint="Esc stops a search in any case."
        options={{ double: 'Pressed twice', single: 'Pressed once', off: 'Never' }}
        chosen={set.escape}
        onChoose={(presses) => prefer({ escape: presses })}
      />
    </>
  );
}
