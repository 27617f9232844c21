import type { Handler } from '../handler.ts';

export const acceptRules: Handler<'accept_rules'> = async ({ consents, connection }, { version }) => {
  const acceptedAt = await consents.accept(connection.data.user.id, version);
  return { acceptedAt: acceptedAt.toISOString() };
};
