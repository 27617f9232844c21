import type { Mode } from '../../shared/events.ts';
import type { LocalMedia } from './media.ts';
import { PreviewControls } from './preview-controls.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { type Relay, RouteChoice } from './route-choice.tsx';
import { usePreviewMedia } from './use-preview-media.ts';

interface PreviewProps {
  mode: 'voice' | 'video';
  relay: Relay;
  /** The media are the caller's from here on, who closes them. */
  onReady(media: LocalMedia): void;
  onMode(mode: Mode): void;
  onCancel(): void;
}

/** The check of camera, microphone and loudspeaker before anyone else sees or hears them. */
export function Preview(props: PreviewProps) {
  return <Check key={props.mode} {...props} />;
}

function Check({ mode, relay, onReady, onMode, onCancel }: PreviewProps) {
  const { state, open, handOver } = usePreviewMedia({ camera: mode === 'video' });
  const ready = state.kind === 'ready' ? state.media : null;

  function find() {
    if (!ready) return;
    handOver();
    onReady(ready);
  }

  return (
    <section class={`preview preview-${mode}`} aria-labelledby="preview-title">
      <h1 id="preview-title" class="preview-title" tabIndex={-1}>
        {mode === 'video' ? 'How you look and sound' : 'How you sound'}
      </h1>
      <PreviewPane mode={mode} state={state} onOpen={open} onMode={onMode} />
      <div class="preview-side">
        {ready && <PreviewControls mode={mode} media={ready} />}
        <RouteChoice relay={relay} />
        <div class="preview-actions">
          <button type="button" class="button start" disabled={!ready} onClick={find}>
            Find someone
          </button>
          <button type="button" class="button" onClick={onCancel}>
            Back
          </button>
        </div>
      </div>
    </section>
  );
}
