import type { Locator } from '@playwright/test';

/** The greatest difference between two neighbouring pixels of a video, 0 to 255: what a blur takes away. */
export function sharpestStep(video: Locator): Promise<number> {
  return video.evaluate((element) => {
    const { videoWidth: width, videoHeight: height } = element as HTMLVideoElement;
    const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
    if (!context || !width) return 0;
    context.drawImage(element as HTMLVideoElement, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    let sharpest = 0;
    for (let at = 4; at < data.length; at += 4) {
      const isLineStart = (at / 4) % width === 0;
      if (!isLineStart) sharpest = Math.max(sharpest, Math.abs((data[at] ?? 0) - (data[at - 4] ?? 0)));
    }
    return sharpest;
  });
}
