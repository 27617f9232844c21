import type { Handler } from '../handler.ts';

export const setPrivacy: Handler<'set_privacy'> = async ({ people, whereabouts, connection }, change) => {
  const { id } = connection.data.user;
  const privacy = await people.setPrivacy(id, change);
  if (change.presence !== undefined) await whereabouts.announce(id);
  return privacy;
};
