import type { Handler } from '../handler.ts';

export const extendConversation: Handler<'extend_conversation'> = async (
  { extending, connection },
  { withUser },
) => {
  await extending.extend(connection, withUser);
  return {};
};
