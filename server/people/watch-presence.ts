import type { Handler } from '../handler.ts';

export const watchPresence: Handler<'watch_presence'> = async ({ presenceWatch, connection }, { users }) => ({
  statuses: await presenceWatch.watch(connection, users),
});
