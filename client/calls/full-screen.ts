/** Not on an iPhone, where only a video can fill the screen. */
export const canFullScreen = () => document.fullscreenEnabled;

/** Gives the whole page the whole screen, or back. */
export function toggleFullScreen(): void {
  if (!canFullScreen()) return;
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  change.catch(() => undefined);
}
