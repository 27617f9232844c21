import { useEffect, useState } from 'preact/hooks';

/** The devices that the browser names once permission is given, kept up to date. */
export function useDevices(): MediaDeviceInfo[] {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (!mediaDevices) return;
    let current = true;
    const refresh = async () => {
      const list = await mediaDevices.enumerateDevices();
      if (current) setDevices(list.filter(({ deviceId }) => deviceId !== ''));
    };
    void refresh();
    mediaDevices.addEventListener('devicechange', refresh);
    return () => {
      current = false;
      mediaDevices.removeEventListener('devicechange', refresh);
    };
  }, []);
  return devices;
}
