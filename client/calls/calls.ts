import './calls.css';
import './more.css';
import './preview.css';

export { type Call, startCall } from './call.ts';
export { CallKeys } from './call-keys.tsx';
export type { CallState } from './call-state.ts';
export { type LocalMedia, openMedia } from './media.ts';
export { MoreKey } from './more-key.tsx';
export { MorePanel } from './more-panel.tsx';
export { OwnPane } from './own-pane.tsx';
export { Preview } from './preview.tsx';
export { RemotePane } from './remote-pane.tsx';
export type { Relay } from './route-choice.tsx';
