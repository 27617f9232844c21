import type { Page } from '@playwright/test';

/** `live` or `ended` for every camera and microphone track that the browser has given to the page. */
export function trackStates(page: Page): Promise<MediaStreamTrackState[]> {
  return page.evaluate(() => window.observedMedia.tracks.map((track) => track.readyState));
}
