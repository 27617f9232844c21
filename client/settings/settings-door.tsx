import { useSignalEffect } from '@preact/signals';
import { areSettingsOpen, closeSettings } from '../app/router.ts';
import { Sheet } from '../ui/sheet.tsx';
import { loadSettings, settingsLoading } from './load-settings.ts';

/** The settings while they are open, over whatever screen is there. */
export function SettingsDoor() {
  useSignalEffect(() => {
    if (areSettingsOpen.value) void loadSettings();
  });
  if (!areSettingsOpen.value) return null;
  const loading = settingsLoading.value;
  if (loading.kind === 'here') return <loading.Settings />;
  if (loading.kind === 'absent') return null;
  return (
    <Sheet title="The settings could not be loaded." onClose={closeSettings}>
      <div class="actions">
        <button type="button" class="button strong" onClick={() => void loadSettings()}>
          Try again
        </button>
        <button type="button" class="button" onClick={closeSettings}>
          Back
        </button>
      </div>
    </Sheet>
  );
}
