import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { announce } from '../app/status.ts';
import { Sentence } from './sentence.tsx';
import { useDeadPicture } from './use-dead-picture.ts';

interface DeadPictureProps {
  video: RefObject<HTMLVideoElement | null>;
  /** They say that their camera is on. */
  isExpected: boolean;
  onNext(): void;
}

/** Says so when the stranger's camera shows nothing. Who stays is not asked again in this call. */
export function DeadPicture({ video, isExpected, onNext }: DeadPictureProps) {
  const [stays, setStays] = useState(false);
  const isDead = useDeadPicture(video, isExpected && !stays);
  useEffect(() => {
    if (isDead) announce('Their camera shows nothing.');
  }, [isDead]);
  if (!isDead) return null;
  return (
    <div class="pane-notice">
      <Sentence
        text="Their camera shows nothing. [Next] [Stay]"
        actions={{ next: onNext, stay: () => setStays(true) }}
      />
    </div>
  );
}
