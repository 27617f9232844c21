/** Coarse enough that a face is a few spots, and cheaper than any filter. */
const grainsAcross = 24;
const framesPerSecond = 24;

export interface BlurredPicture {
  readonly track: MediaStreamTrack;
  stop(): void;
}

/** A track that shows a camera's picture without its details: shrunk to a few spots and drawn large again. */
export function blurPicture(camera: MediaStreamTrack): BlurredPicture | undefined {
  const { width = 640, height = 480 } = camera.getSettings();
  const large = surface(width, height);
  const small = surface(grainsAcross, Math.max(1, Math.round((grainsAcross * height) / width)));
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([camera]);
  video.play().catch(() => undefined);

  const timer = setInterval(() => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    drawOver(small, video);
    drawOver(large, small.canvas);
  }, 1000 / framesPerSecond);
  const track = large.canvas.captureStream(framesPerSecond).getVideoTracks()[0];
  const stop = () => {
    clearInterval(timer);
    track?.stop();
    video.srcObject = null;
  };
  if (track) return { track, stop };
  stop();
  return undefined;
}

function surface(width: number, height: number): CanvasRenderingContext2D {
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  if (!context) throw new Error('The browser gives no canvas to draw on.');
  context.imageSmoothingQuality = 'high';
  return context;
}

function drawOver(target: CanvasRenderingContext2D, picture: CanvasImageSource): void {
  target.drawImage(picture, 0, 0, target.canvas.width, target.canvas.height);
}
