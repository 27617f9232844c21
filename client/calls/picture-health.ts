const deadAfterMs = 6_000;
/** Of 255. A covered lens gives some noise; a dark room has at least a screen's light in it. */
const darkestLight = 24;

export interface PictureSample {
  /** How many pictures have been shown so far. */
  frames: number;
  /** The brightest spot, 0 to 255. */
  light: number;
}

export interface PictureHealth {
  frames: number;
  /** Since when it has been black or has not moved on; null while it shows something. */
  nothingSinceMs: number | null;
  isDead: boolean;
}

export const freshPicture: PictureHealth = { frames: 0, nothingSinceMs: null, isDead: false };

/** Takes in one sample: a picture is dead once it has been black or has stood still for 6 s. */
export function judgePicture(before: PictureHealth, sample: PictureSample, nowMs: number): PictureHealth {
  const { frames, light } = sample;
  const showsSomething = frames > before.frames && light > darkestLight;
  if (showsSomething) return { frames, nothingSinceMs: null, isDead: false };
  const nothingSinceMs = before.nothingSinceMs ?? nowMs;
  return { frames, nothingSinceMs, isDead: nowMs - nothingSinceMs >= deadAfterMs };
}
