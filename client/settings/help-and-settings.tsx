import { helpShown } from '../app/help-shown.ts';
import { openSettings } from '../app/router.ts';
import { Icon } from '../ui/icon.tsx';

export function HelpAndSettings() {
  const showHelp = () => {
    helpShown.value = true;
  };
  return (
    <>
      <button type="button" class="button quiet" onClick={showHelp}>
        <Icon name="help" />
        <span class="word">Help</span>
      </button>
      <button type="button" class="button quiet" onClick={() => openSettings()}>
        <Icon name="settings" />
        <span class="word">Settings</span>
      </button>
    </>
  );
}
