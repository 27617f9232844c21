import type { Handler } from '../handler.ts';

export const exportData: Handler<'export_data'> = ({ ownData, connection }, { cursor }) =>
  ownData.export(connection, cursor);
