import { mayNotify } from './may-notify.ts';
import { prefer } from './preferences.ts';

/** Switches the notices of the browser on or off. It is asked by this alone, never by itself. Answers whether they are on. */
export async function switchNotices(isOn: boolean): Promise<boolean> {
  const isAllowed = isOn && (mayNotify() || (await Notification.requestPermission()) === 'granted');
  prefer({ notices: isAllowed });
  return isAllowed;
}
