import type { Connection } from './connection.ts';

/** Where somebody has deleted their data on another device or in another tab, this one forgets them, too. */
export function followDeletion(connection: Connection): void {
  connection.on('data_deleted', () => {
    connection.close();
    void import('../settings/forget-device.ts').then(({ forgetDevice }) =>
      forgetDevice('Everything was deleted.'),
    );
  });
}
