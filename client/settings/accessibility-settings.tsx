import { prefer, preferences } from '../app/preferences.ts';
import { Choice } from './choice.tsx';
import { Toggle } from './toggle.tsx';

export function AccessibilitySettings() {
  const set = preferences.value;
  return (
    <>
      <Choice
        legend="Messages read aloud by a screen reader as they come"
        options={{ all: 'All', mentions: 'Those that name me', none: 'None' }}
        chosen={set.announcements}
        onChoose={(announcements) => prefer({ announcements })}
      />
      <Choice
        legend="Text size"
        options={{ normal: 'As in your browser', large: 'Large', largest: 'Largest' }}
        chosen={set.textSize}
        onChoose={(textSize) => prefer({ textSize })}
      />
      <Choice
        legend="Motion"
        options={{ system: 'As your system is set', reduced: 'As little as possible' }}
        chosen={set.motion}
        onChoose={(motion) => prefer({ motion })}
      />
      <Choice
        legend="Contrast"
        options={{ system: 'As your system is set', more: 'More' }}
        chosen={set.contrast}
        onChoose={(contrast) => prefer({ contrast })}
      />
      <Toggle
        label="Captions in calls"
        hint="Words of what the stranger says, made on this device where the browser can. Nothing is sent to anyone for it."
        isOn={set.captions}
        onChange={(captions) => prefer({ captions })}
      />
    </>
  );
}
