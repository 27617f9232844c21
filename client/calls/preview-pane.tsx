import type { Mode } from '../../shared/events.ts';
import { isIosSafari } from './ios-safari.ts';
import { askingSentence, deviceAdvice } from './media-errors.ts';
import { OwnPane } from './own-pane.tsx';
import { Sentence } from './sentence.tsx';
import type { PreviewState } from './use-preview-media.ts';

interface PreviewPaneProps {
  mode: 'voice' | 'video';
  state: PreviewState;
  onOpen(wanted: { camera: boolean }): void;
  onMode(mode: Mode): void;
}

/** The picture of the preview, or why there is none yet and what to do. */
export function PreviewPane({ mode, state, onOpen, onMode }: PreviewPaneProps) {
  if (state.kind === 'ready') {
    return (
      <div class="preview-pane">
        <OwnPane media={state.media} mode={mode} />
      </div>
    );
  }
  const actions = {
    'try again': () => onOpen({ camera: mode === 'video' }),
    'ask again': () => onOpen({ camera: mode === 'video' }),
    'continue without camera': () => onOpen({ camera: false }),
    'talk by voice': () => onMode('voice'),
    'talk by text': () => onMode('text'),
    'by text': () => onMode('text'),
  };
  if (state.kind === 'asking') {
    return (
      <div class="preview-pane preview-words preview-asking">
        <Sentence text={askingSentence(mode === 'video' ? 'camera' : 'microphone')} actions={actions} />
      </div>
    );
  }
  const { device, fault } = state.trouble;
  const { sentence, otherwise } = deviceAdvice(device, fault, isIosSafari(navigator));
  return (
    <div class="preview-pane preview-words" role="alert">
      <Sentence text={sentence} actions={actions} />
      {otherwise && <Sentence text={otherwise} actions={actions} />}
    </div>
  );
}
