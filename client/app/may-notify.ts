/** Whether the browser shows notices for this site. On phones, and without https, some know none. */
export const mayNotify = () => typeof Notification === 'function' && Notification.permission === 'granted';

/** Whether it would ask, or has been told to show them. */
export const mayAskToNotify = () =>
  typeof Notification === 'function' && Notification.permission !== 'denied';
