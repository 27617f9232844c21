import type { Mode } from '../../shared/events.ts';
import { blankVideo } from './blank-video.ts';
import type { LocalMedia } from './media.ts';

/** The tracks with which a peer begins; a camera that is off keeps its place, so that nothing is negotiated later. */
export function outgoingTracks(media: LocalMedia, mode: Mode): MediaStreamTrack[] {
  const sound = media.microphoneTrack.peek();
  if (mode !== 'video') return [sound];
  const picture = media.cameraTrack.peek() ?? blankVideo();
  return picture ? [sound, picture] : [sound];
}
