export const canPictureInPicture = () => document.pictureInPictureEnabled === true;

/** Puts the stranger's picture into a window of its own above all others, or back. Nothing without a picture. */
export function togglePictureInPicture(): void {
  const picture = document.querySelector<HTMLVideoElement>('.remote-pane video.picture');
  if (!canPictureInPicture() || !picture) return;
  const change = document.pictureInPictureElement
    ? document.exitPictureInPicture()
    : picture.requestPictureInPicture();
  change.catch(() => undefined);
}
