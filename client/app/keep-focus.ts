const endKey = ['partnerGone', 'parted'].map((state) => `[data-state="${state}"] .next-key button`).join();

/**
 * Hands on the focus that goes away with what had it, or that was left on another screen: to Next once a talk is
 * over, else to the words that say where one is. Returns how to stop.
 */
export function keepFocus(app: HTMLElement, { isArriving }: { isArriving: boolean }): () => void {
  let isLost = isArriving;
  let focused: EventTarget | null = null;

  const note = ({ target }: FocusEvent) => {
    focused = target;
    isLost = false;
  };
  const look = () => {
    const isNowhere = document.activeElement === document.body || document.activeElement === null;
    if (focused instanceof Node && !focused.isConnected) isLost = true;
    if (!isLost || !isNowhere) return;
    // A screen whose code is still on its way has no such words yet.
    const next = app.querySelector<HTMLElement>(endKey) ?? app.querySelector<HTMLElement>('h1[tabindex]');
    next?.focus();
  };

  const observer = new MutationObserver(look);
  observer.observe(app, { childList: true, subtree: true });
  app.addEventListener('focusin', note);
  look();
  return () => {
    observer.disconnect();
    app.removeEventListener('focusin', note);
  };
}
