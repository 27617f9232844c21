import type { TalkDesk } from '../matching/talk-desk.ts';

/** Reminds somebody who waits in a room that the search goes on. */
export function SearchStrip({ desk }: { desk: TalkDesk }) {
  if (desk.state.value.kind !== 'queueing') return null;
  return (
    <div class="search-strip">
      <p>Still looking for someone…</p>
      <button type="button" class="button" onClick={() => desk.leave()}>
        Stop looking
      </button>
    </div>
  );
}
