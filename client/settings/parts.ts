import type { ComponentType } from 'preact';
import { AccessibilitySettings } from './accessibility-settings.tsx';
import { ConnectionSettings } from './connection-settings.tsx';
import { DataSettings } from './data-settings.tsx';
import { DevicesSettings } from './devices-settings.tsx';
import { KeysSettings } from './keys-settings.tsx';
import { LinkSettings } from './link-settings.tsx';
import { PrivacySettings } from './privacy-settings.tsx';
import { TalkingSettings } from './talking-settings.tsx';
import { YouSettings } from './you-settings.tsx';

interface Part {
  /** Names it in the address. */
  id: string;
  title: string;
  Body: ComponentType;
}

/** The parts of the settings, from first to last. */
export const parts: Part[] = [
  { id: 'you', title: 'You', Body: YouSettings },
  { id: 'talking', title: 'Talking', Body: TalkingSettings },
  { id: 'devices', title: 'Video and sound', Body: DevicesSettings },
  { id: 'privacy', title: 'Privacy', Body: PrivacySettings },
  { id: 'accessibility', title: 'Accessibility', Body: AccessibilitySettings },
  { id: 'keys', title: 'Keys', Body: KeysSettings },
  { id: 'data', title: 'Your data', Body: DataSettings },
  { id: 'link', title: 'Another device', Body: LinkSettings },
  { id: 'connection', title: 'Connection test', Body: ConnectionSettings },
];
