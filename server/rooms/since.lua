-- What happened in a room since a version. KEYS: see changes.lua. ARGV: the version.
-- Returns: JSON, of version 0 where there is no such room.
return describe(tonumber(ARGV[1]), tonumber(redis.call('HGET', state, 'version')) or 0)
