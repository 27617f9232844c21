const leavingMs = 700;

let leftMs = Number.NEGATIVE_INFINITY;

/** Notes when the full screen is left; some browsers tell the page of the Esc that did it as well. */
export function watchFullScreen(): () => void {
  const note = () => {
    if (!document.fullscreenElement) leftMs = performance.now();
  };
  document.addEventListener('fullscreenchange', note);
  return () => document.removeEventListener('fullscreenchange', note);
}

/** Whether an Esc that is pressed now is, or was, for the full screen. */
export function isLeavingFullScreen(): boolean {
  return document.fullscreenElement !== null || performance.now() - leftMs < leavingMs;
}
