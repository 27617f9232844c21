// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeConnection } from '../testing/fake-connection.ts';
import { BlockPerson } from './block-person.tsx';
import { DirectDesk } from './direct-desk.ts';

afterEach(cleanup);

function shown(isBlocked: boolean) {
  const { connection, chat, asked } = fakeConnection();
  const desk = new DirectDesk(connection, chat.conversation);
  render(<BlockPerson desk={desk} userId="bob" isBlocked={isBlocked} />);
  return asked;
}

test('asks before it blocks somebody', async () => {
  const asked = shown(false);
  fireEvent.click(screen.getByRole('button', { name: 'Block' }));
  expect(asked).toEqual([]);
  fireEvent.click(screen.getAllByRole('button', { name: 'Block' }).at(-1) as HTMLElement);
  await vi.waitFor(() => expect(asked).toContainEqual(['block_user', { userId: 'bob' }]));
});

test('takes a block back, and asks what is so now', async () => {
  const asked = shown(true);
  fireEvent.click(screen.getByRole('button', { name: 'Unblock' }));
  await vi.waitFor(() => expect(asked.at(-1)).toEqual(['get_conversations', {}]));
  expect(asked[0]).toEqual(['unblock_user', { userId: 'bob' }]);
});
