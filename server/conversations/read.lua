-- Reads a part of a log.
-- KEYS: messages, meta. ARGV: 'before' or 'after', the place or '+inf', limit, ttlMs, reader, the field of meta with
-- the reader's last id, [now in microseconds, for tests].
-- Returns: entries in the direction of reading, the oldest entry's id or '', the last id ever, the horizon.
local meta = KEYS[2]
local direction, place, limit, ttl = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local reader, field = ARGV[5], ARGV[6]

local now = tonumber(ARGV[7])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local horizon = now - ttl * 1000

local entries
if direction == 'before' then
  entries = before(place, horizon, limit, reader)
else
  entries = from(math.max(horizon, tonumber(place) + 1), limit, reader)
end
return { entries, oldest(horizon) or '', redis.call('HGET', meta, field) or '0', string.format('%.0f', horizon) }
