declare global {
  interface Window {
    notices: { title: string; body: string }[];
  }
}

/** Notes each notice that the page makes the browser show. */
export function noteNotices(): void {
  window.notices = [];
  const Shown = window.Notification;
  window.Notification = class extends Shown {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      window.notices.push({ title, body: options?.body ?? '' });
    }
  };
}
