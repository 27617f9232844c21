-- Adds a connection to a room.
-- KEYS: see changes.lua. ARGV: user, name, node, connection.
-- Returns: 1 if it is the user's first, the number of members, in how many ms to tell it, the version.
local members, byUser, byNode, users = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local user, name, node, connection = ARGV[1], ARGV[2], ARGV[3], ARGV[4]

redis.call('ZADD', byUser, 0, user .. '\31' .. node .. '\31' .. connection)
redis.call('ZADD', byNode, 0, node .. '\31' .. user .. '\31' .. connection)
redis.call('HSET', users, user, name)
local isFirst = redis.call('SADD', members, user)
if isFirst == 1 then
  local who = cjson.encode({ id = user, name = name })
  note('"kind":"joined","user":' .. who .. ',"connectionId":' .. cjson.encode(connection) .. '}')
end
return { isFirst, redis.call('SCARD', members), tell(false), redis.call('HGET', state, 'version') or '0' }
