-- Reads a part of a room's history.
-- KEYS: messages, meta. ARGV: 'before' or 'after', the place or '+inf', limit, ttlMs, [now in microseconds,
-- for tests].
-- Returns: entries in the direction of reading, the oldest entry's id or '', the last id ever, the horizon.
local messages, meta = KEYS[1], KEYS[2]
local direction, place, limit, ttl = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])

local now = tonumber(ARGV[5])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local horizon = now - ttl * 1000
local oldest = string.format('%.0f', horizon)

local entries
if direction == 'before' then
  entries = redis.call('ZRANGE', messages, '(' .. place, oldest, 'BYSCORE', 'REV', 'LIMIT', 0, limit)
else
  local from = oldest
  if tonumber(place) >= horizon then from = '(' .. place end
  entries = redis.call('ZRANGE', messages, from, '+inf', 'BYSCORE', 'LIMIT', 0, limit)
end
local first = redis.call('ZRANGE', messages, oldest, '+inf', 'BYSCORE', 'LIMIT', 0, 1, 'WITHSCORES')
return { entries, first[2] or '', redis.call('HGET', meta, 'last') or '0', oldest }
