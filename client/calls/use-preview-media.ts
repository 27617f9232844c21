import { useEffect, useRef, useState } from 'preact/hooks';
import { type DeviceTrouble, findTrouble } from './device-trouble.ts';
import { type LocalMedia, openMedia } from './media.ts';

export type PreviewState =
  | { kind: 'asking' }
  | { kind: 'ready'; media: LocalMedia }
  | { kind: 'trouble'; trouble: DeviceTrouble };

interface PreviewMedia {
  state: PreviewState;
  /** Asks anew, with or without the camera. */
  open(wanted: { camera: boolean }): void;
  /** Leaves the media open when the preview goes away. */
  handOver(): void;
}

/** The media of a preview; closed with it unless they are handed over. */
export function usePreviewMedia(first: { camera: boolean }): PreviewMedia {
  const [state, setState] = useState<PreviewState>({ kind: 'asking' });
  const [wanted, open] = useState(first);
  const kept = useRef(false);

  useEffect(() => {
    let current = true;
    let media: LocalMedia | undefined;

    async function ask() {
      setState({ kind: 'asking' });
      try {
        media = await openMedia(wanted);
        if (current) setState({ kind: 'ready', media });
        else media.close();
      } catch (error) {
        const trouble = await findTrouble(error, wanted.camera ? ['camera', 'microphone'] : ['microphone']);
        if (current) setState({ kind: 'trouble', trouble });
      }
    }

    void ask();
    return () => {
      current = false;
      if (!kept.current) media?.close();
    };
  }, [wanted]);

  const handOver = () => {
    kept.current = true;
  };
  return { state, open, handOver };
}
