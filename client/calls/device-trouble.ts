import { type Device, type DeviceFault, deviceFault } from './media-errors.ts';

export interface DeviceTrouble {
  device: Device;
  fault: DeviceFault;
}

/** Finds out which of the devices that were asked for together is at fault: the browser's error does not say. */
export async function findTrouble(error: unknown, wanted: Device[]): Promise<DeviceTrouble> {
  const fault = deviceFault(error);
  for (const device of wanted) {
    if (!(await isToBlame(device, fault))) continue;
    const isAskable = fault === 'blocked' && (await permission(device)) === 'prompt';
    return { device, fault: isAskable ? 'dismissed' : fault };
  }
  return { device: wanted.at(-1) ?? 'microphone', fault };
}

async function isToBlame(device: Device, fault: DeviceFault): Promise<boolean> {
  if (fault === 'not_found') return !(await isPresent(device));
  if (fault === 'blocked') return (await permission(device)) !== 'granted';
  if (fault === 'in_use') return !(await opens(device));
  return true;
}

async function isPresent(device: Device): Promise<boolean> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.some(({ kind }) => kind === (device === 'camera' ? 'videoinput' : 'audioinput'));
}

async function permission(device: Device): Promise<PermissionState | 'unknown'> {
  try {
    return (await navigator.permissions.query({ name: device as PermissionName })).state;
  } catch {
    return 'unknown';
  }
}

async function opens(device: Device): Promise<boolean> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(
      device === 'camera' ? { video: true } : { audio: true },
    );
    for (const track of stream.getTracks()) track.stop();
    return true;
  } catch {
    return false;
  }
}
