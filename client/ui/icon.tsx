const strokes = {
  text: 'M4 5h16v11H11l-5 4v-4H4z',
  voice: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  video: 'M3 6h12v12H3zM15 10.5l6-3.5v10l-6-3.5',
  next: 'M4 6l7 6-7 6zM13 6l7 6-7 6z',
  leave: 'M10 4H4v16h6M9 12h11M16 8l4 4-4 4',
  block: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.8 5.8l12.4 12.4',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.4 9.4a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2M12 17h.01',
  settings:
    'M3 7h7M16 7h5M13 4.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM3 17h3M12 17h9M9 14.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  remove: 'M6 6l12 12M18 6L6 18',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.4a3.5 3.5 0 0 1 0 6.2M18 14.4a6.5 6.5 0 0 1 3.5 5.6',
  blur: 'M12 4a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20a7 7 0 0 1 14 0M3 4h.01M3 9h.01M3 14h.01M21 4h.01M21 9h.01M21 14h.01',
  more: 'M5.5 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM12 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM18.5 11a1 1 0 1 0 0 2 1 1 0 0 0 0-2z',
  keep: 'M6 4h12v16l-6-4.5L6 20z',
  done: 'M4 12.5l5.5 5.5L20 7',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21',
  share: 'M12 15V4M8 8l4-4 4 4M5 12v8h14v-8',
  send: 'M4 12h15M13 6l6 6-6 6',
} as const;

/** Drawn with a line of 1.75 px; always stands beside a word, so it is hidden from screen readers. */
export function Icon({ name }: { name: keyof typeof strokes }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  );
}
