-- Counts a connection of one person or one address, unless there are as many as there may be.
-- KEYS: connections, a sorted set of node/connection by the time at which each was last asserted.
-- ARGV: entry, limit, lifeMs, the nodes that live.
-- Returns 1 if it is counted now, else 0.
local connections, entry = KEYS[1], ARGV[1]
local limit, life = tonumber(ARGV[2]), tonumber(ARGV[3])
if not limit or not life or #ARGV < 4 then return redis.error_reply('ERR bad arguments') end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local living = {}
for index = 4, #ARGV do living[ARGV[index]] = true end

-- A node that has just started is not yet known to every other, so what is young counts without one.
local young, old = now - 2000, now - 60000
local count = 0
local entries = redis.call('ZRANGE', connections, 0, -1, 'WITHSCORES')
for index = 1, #entries, 2 do
  local other, assertedAt = entries[index], tonumber(entries[index + 1])
  local lives = assertedAt > young or (living[string.match(other, '^(.*)/')] and assertedAt > now - life)
  if lives and other ~= entry then
    count = count + 1
  elseif not lives and assertedAt < old then
    redis.call('ZREM', connections, other)
  end
end
if count >= limit then return 0 end

redis.call('ZADD', connections, string.format('%.0f', now), entry)
redis.call('PEXPIRE', connections, ARGV[3])
return 1
