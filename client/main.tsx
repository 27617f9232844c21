import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/top.css';
import './styles/button.css';
import './styles/page.css';
import './styles/sheet.css';
import { hydrate, render } from 'preact';
import { applyAppearance } from './app/apply-appearance.ts';
import { noteGuest } from './app/guest.ts';
import { followHistory, route } from './app/router.ts';
import { Page } from './page.tsx';

const root = document.getElementById('page');
if (!root) throw new Error('The page has no place to draw in.');

noteGuest();
applyAppearance();
followHistory();
// The server sends the landing for `/` alone; beneath the settings it is drawn here.
if (route.value.kind === 'landing' && root.hasChildNodes()) hydrate(<Page />, root);
else {
  root.replaceChildren();
  render(<Page />, root);
}
