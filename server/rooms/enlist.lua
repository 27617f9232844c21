-- Puts a room with its size into the directory, or takes it out where the size is 0.
-- KEYS: rooms by size, rooms by name. ARGV: room, size.
local bySize, byName, room, size = KEYS[1], KEYS[2], ARGV[1], ARGV[2]
if size == '0' then
  redis.call('ZREM', bySize, room)
  redis.call('ZREM', byName, room)
else
  redis.call('ZADD', bySize, size, room)
  redis.call('ZADD', byName, 0, room)
end
