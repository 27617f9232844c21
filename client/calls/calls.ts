import './calls.css';
import './preview.css';

export { type Call, startCall } from './call.ts';
export { CallKeys } from './call-keys.tsx';
export type { CallState } from './call-state.ts';
export { type LocalMedia, openMedia } from './media.ts';
export { OwnPane } from './own-pane.tsx';
export { Preview } from './preview.tsx';
export { RemotePane } from './remote-pane.tsx';
