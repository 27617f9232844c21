import { useEffect, useRef } from 'preact/hooks';

/** The own camera's picture, mirrored and without sound. */
export function MirrorPicture({ track }: { track: MediaStreamTrack }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = new MediaStream([track]);
  }, [track]);
  return <video ref={video} class="picture picture-mirrored" autoPlay muted playsInline aria-label="You" />;
}
