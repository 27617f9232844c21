import type { User } from '../../shared/events.ts';

export function People({ members, myId }: { members: User[]; myId: string | undefined }) {
  return (
    <ul class="people-list">
      {members.map((member) => (
        <li key={member.id}>
          {member.name}
          {member.id === myId && ' (you)'}
        </li>
      ))}
    </ul>
  );
}
