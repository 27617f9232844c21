import type { Handler } from '../handler.ts';

export const deleteMyData: Handler<'delete_my_data'> = async ({ ownData, connection }) => {
  await ownData.delete(connection);
  return {};
};
