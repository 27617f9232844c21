-- Takes a connection out of a room.
-- KEYS: see changes.lua. ARGV: user, node, connection.
-- Returns: 1 if it was in and the user's last, the number of members, 1 if the node has none left there, in how
-- many ms to tell it.
local members, byUser, byNode, users = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local user, node, connection = ARGV[1], ARGV[2], ARGV[3]

redis.call('ZREM', byUser, user .. '\31' .. node .. '\31' .. connection)
redis.call('ZREM', byNode, node .. '\31' .. user .. '\31' .. connection)
local isLast = 0
if redis.call('ZLEXCOUNT', byUser, '[' .. user .. '\31', '(' .. user .. '\32') == 0 then
  redis.call('HDEL', users, user)
  isLast = redis.call('SREM', members, user)
  if isLast == 1 then noteLeft(user) end
end
local isNodeGone = 0
if redis.call('ZLEXCOUNT', byNode, '[' .. node .. '\31', '(' .. node .. '\32') == 0 then isNodeGone = 1 end
return { isLast, redis.call('SCARD', members), isNodeGone, tell(false) }
