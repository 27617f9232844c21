import { useEffect, useRef } from 'preact/hooks';

/** The own camera's picture as it is sent, usually as in a mirror, and without sound. */
export function OwnPicture({ track, isMirrored }: { track: MediaStreamTrack; isMirrored: boolean }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = new MediaStream([track]);
  }, [track]);
  const shown = isMirrored ? 'picture picture-mirrored' : 'picture';
  return <video ref={video} class={shown} autoPlay muted playsInline aria-label="You" />;
}
