import type { ComponentChildren } from 'preact';
import { HelpAndSettings } from '../settings/help-and-settings.tsx';
import { Wordmark } from './wordmark.tsx';

/** The head of every screen: help and settings are always at its end. */
export function Top({ children }: { children?: ComponentChildren }) {
  return (
    <div class="top">
      <Wordmark />
      <div class="top-actions">
        {children}
        <HelpAndSettings />
      </div>
    </div>
  );
}
