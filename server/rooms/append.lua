-- Appends to a room's history and publishes the entry, once for each sender and clientId.
-- KEYS: messages, meta, what was sent with this clientId. ARGV: entry (JSON without ids), channel,
-- sender (JSON), ttlMs, most kept, onceMs, [now in microseconds, for tests].
-- Returns: the entry, 1 if it had been appended before.
local messages, meta, sent = KEYS[1], KEYS[2], KEYS[3]
local body, channel, sender = ARGV[1], ARGV[2], ARGV[3]
local ttl, most, once = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
assert(ttl and most and once and string.sub(body, 1, 2) == '{"', 'bad arguments')

local function entry(id, previous)
  return string.format('{"id":%.0f,"previousId":%.0f,', id, previous) .. string.sub(body, 2)
end

local first = redis.call('GET', sent)
if first then
  local kept = redis.call('ZRANGE', messages, first, first, 'BYSCORE')[1]
  return { kept or entry(first, 0), 1 }
end

local now = tonumber(ARGV[7])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local last = tonumber(redis.call('HGET', meta, 'last')) or 0
local id = math.max(now, last + 1)
local appended = entry(id, last)

redis.call('ZADD', messages, string.format('%.0f', id), appended)
redis.call('ZREMRANGEBYSCORE', messages, '-inf', string.format('(%.0f', now - ttl * 1000))
redis.call('ZREMRANGEBYRANK', messages, 0, -most - 1)
redis.call('PEXPIRE', messages, ttl)
redis.call('HSET', meta, 'last', string.format('%.0f', id))
-- It outlives what it tells of, so that a reader learns that something has expired.
redis.call('PEXPIRE', meta, ttl * 2)
redis.call('SET', sent, string.format('%.0f', id), 'PX', once)
redis.call('PUBLISH', channel, '{"sender":' .. sender .. ',"kept":' .. appended .. '}')
return { appended, 0 }
