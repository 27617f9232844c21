import './room.css';
import '../direct/direct.css';

/** The screens beside those of strangers: fetched when somebody goes there. */
export { DirectScreen } from '../direct/direct-screen.tsx';
export { TalksScreen } from '../direct/talks-screen.tsx';
export { RoomScreen } from './room-screen.tsx';
