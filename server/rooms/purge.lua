-- Takes all connections of a node out of a room, and tells it at once: whoever asks may be lost next.
-- KEYS: see changes.lua. ARGV: node.
-- Returns: the number of members that stay, then the users who have left.
local members, byUser, byNode, users = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local node = ARGV[1]

local left = { 0 }
for _, entry in ipairs(redis.call('ZRANGE', byNode, '[' .. node .. '\31', '(' .. node .. '\32', 'BYLEX')) do
  local user, connection = string.match(string.sub(entry, #node + 2), '^([^\31]*)\31(.*)$')
  redis.call('ZREM', byNode, entry)
  redis.call('ZREM', byUser, user .. '\31' .. node .. '\31' .. connection)
  if redis.call('ZLEXCOUNT', byUser, '[' .. user .. '\31', '(' .. user .. '\32') == 0 then
    redis.call('HDEL', users, user)
    if redis.call('SREM', members, user) == 1 then
      table.insert(left, user)
      noteLeft(user)
    end
  end
end
left[1] = redis.call('SCARD', members)
tell(true)
return left
