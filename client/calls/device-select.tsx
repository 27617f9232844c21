import type { RefObject } from 'preact';
import { useId, useState } from 'preact/hooks';

interface DeviceSelectProps {
  label: string;
  devices: MediaDeviceInfo[];
  chosen: string;
  onChoose(deviceId: string): void;
  selectRef?: RefObject<HTMLSelectElement | null>;
}

/** A choice among devices of one kind; nothing where there are none to name. What was picked stays shown while it is off. */
export function DeviceSelect({ label, devices, chosen, onChoose, selectRef }: DeviceSelectProps) {
  const id = useId();
  const [picked, setPicked] = useState('');
  if (devices.length === 0) return null;
  const shown = [chosen, picked].find((id) => devices.some(({ deviceId }) => deviceId === id));
  return (
    <div class="device-select">
      <label for={id}>{label}</label>
      <select
        id={id}
        ref={selectRef ?? null}
        value={shown ?? ''}
        onChange={({ currentTarget: { value } }) => {
          setPicked(value);
          onChoose(value);
        }}
      >
        {shown === undefined && <option value="">{`Choose a ${label.toLowerCase()}`}</option>}
        {devices.map(({ deviceId, label: name }, index) => (
          <option key={deviceId} value={deviceId}>
            {name || `${label} ${index + 1}`}
          </option>
        ))}
      </select>
    </div>
  );
}
