/** A video track without pictures: it keeps the place of a camera that may be switched on later. */
export function blankVideo(): MediaStreamTrack | undefined {
  const canvas = document.createElement('canvas');
  // Firefox captures a canvas only once it has a context: https://bugzilla.mozilla.org/show_bug.cgi?id=1572422
  canvas.getContext('2d');
  return canvas.captureStream(0).getVideoTracks()[0];
}
