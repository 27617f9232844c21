import type { Handler } from '../handler.ts';

export const setPrivacy: Handler<'set_privacy'> = ({ people, connection }, change) =>
  people.setPrivacy(connection.data.user.id, change);
