const page = 0.9;

/** Shows what was written before; at the very top asks for messages from earlier still, where there are any. */
export function showOlder(): void {
  const log = messages();
  if (log && log.scrollTop > 0) {
    log.scrollTop -= log.clientHeight * page;
    // The browser tells of it a frame later, and a message may come before that.
    log.dispatchEvent(new Event('scroll'));
  } else log?.querySelector<HTMLButtonElement>('.earlier')?.click();
}

export function showNewest(): void {
  const log = messages();
  if (log) log.scrollTop = log.scrollHeight;
}

const messages = () => document.querySelector('[role="log"]');
