import { status } from './status.ts';

/** Where changes of state are said to those who listen. The page has one at a time. */
export function StatusRegion() {
  return (
    <p class="spoken" role="status">
      {status}
    </p>
  );
}
