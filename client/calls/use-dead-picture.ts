import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { freshPicture, judgePicture } from './picture-health.ts';

const sampleMs = 1_000;
const [width, height] = [16, 12];

/** Whether a video that should show somebody has been black or frozen for 6 s. Nothing is judged while the page is hidden. */
export function useDeadPicture(video: RefObject<HTMLVideoElement | null>, isExpected: boolean): boolean {
  const [isDead, setDead] = useState(false);
  useEffect(() => {
    setDead(false);
    if (!isExpected) return;
    const context = smallCanvas();
    let health = freshPicture;
    const timer = setInterval(() => {
      const shown = video.current;
      if (!shown || !context || document.hidden) {
        health = freshPicture;
        return;
      }
      context.drawImage(shown, 0, 0, width, height);
      const light = Math.max(...context.getImageData(0, 0, width, height).data.filter(isColour));
      const frames = shown.getVideoPlaybackQuality().totalVideoFrames;
      health = judgePicture(health, { frames, light }, Date.now());
      setDead(health.isDead);
    }, sampleMs);
    return () => clearInterval(timer);
  }, [video, isExpected]);
  return isDead;
}

function smallCanvas(): CanvasRenderingContext2D | null {
  return Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', {
    willReadFrequently: true,
  });
}

/** Every fourth value is the opacity. */
const isColour = (_value: number, at: number) => at % 4 !== 3;
