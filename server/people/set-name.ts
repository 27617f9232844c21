import type { Handler } from '../handler.ts';
import { Tokens } from '../identity/tokens.ts';

export const setName: Handler<'set_name'> = async ({ config, renames, connection }, { name }) => {
  const user = await renames.rename(connection, name);
  const token = new Tokens(config.jwtSecret).sign(user);
  connection.data.token = token;
  return { user, token };
};
