import { ago } from '../landing/ago.ts';
import { type BlockedPerson, type BlockedRead, useBlocked } from './use-blocked.ts';

/** Whom one has blocked, and how to take that back. */
export function BlockedSettings() {
  const { read, again, turn } = useBlocked();
  return (
    <fieldset class="setting">
      <legend>People you have blocked</legend>
      <p class="setting-hint">{hintOf(read)}</p>
      {read.kind === 'failed' && (
        <div class="actions">
          <button type="button" class="button" onClick={again}>
            Try again
          </button>
        </div>
      )}
      {read.kind === 'read' && read.people.length > 0 && (
        <ul class="blocked-list">
          {read.people.map((person) => (
            <BlockedEntry key={person.userId} person={person} onTurn={() => void turn(person)} />
          ))}
        </ul>
      )}
    </fieldset>
  );
}

function BlockedEntry({ person, onTurn }: { person: BlockedPerson; onTurn(): void }) {
  const { name = 'Somebody you blocked', blockedAtMs, isBlocked } = person;
  const when = ago(Date.now() - blockedAtMs);
  const verb = isBlocked ? 'Unblock' : 'Block again';
  return (
    <li>
      <span>
        {name}, {isBlocked ? when : 'not blocked any more'}
      </span>
      <button type="button" class="button" aria-label={`${verb}: ${name}, ${when}`} onClick={onTurn}>
        {verb}
      </button>
    </li>
  );
}

function hintOf(read: BlockedRead): string {
  if (read.kind === 'reading') return 'Asking the server…';
  if (read.kind === 'failed') return `This could not be read. ${read.sentence}`;
  if (read.people.length === 0) return 'Nobody.';
  return read.hasMore ? 'The latest of them. Older ones come when you unblock some.' : 'The latest first.';
}
