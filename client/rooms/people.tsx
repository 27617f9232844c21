import type { User } from '../../shared/events.ts';
import type { Room } from './room.ts';

interface PeopleProps {
  room: Room;
  myId: string | undefined;
  onMore(): void;
}

/** Who is in the room: of many the first hundred, and more when asked for. */
export function People({ room, myId, onMore }: PeopleProps) {
  const members: User[] = room.kind === 'joined' ? room.members : [];
  const hasMore = room.kind === 'joined' && room.cursor !== undefined;
  return (
    <>
      <ul class="people-list">
        {members.map((member) => (
          <li key={member.id}>
            {member.name}
            {member.id === myId && ' (you)'}
          </li>
        ))}
      </ul>
      {hasMore && (
        <button type="button" class="button people-more" onClick={onMore}>
          Show more
        </button>
      )}
    </>
  );
}
