-- Sums up what two people say to each other, for one of them.
-- KEYS: messages, meta. ARGV: reader, the other, ttlMs, most counted, [now in microseconds, for tests].
-- Returns: the newest message that the reader sees or '', unread, the newest read, the newest that the other read.
local meta = KEYS[2]
local reader, other, ttl, most = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])

local now = tonumber(ARGV[5])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local marks = redis.call('HMGET', meta, 'read:' .. reader, 'read:' .. other)
local readId = tonumber(marks[1]) or 0

local newest = before('+inf', now - ttl * 1000, most, reader)
local unread = 0
for _, entry in ipairs(newest) do
  if idOf(entry) <= readId then break end
  local said = cjson.decode(entry)
  if said.from.id == other and said.text ~= '' then unread = unread + 1 end
end
return { newest[1] or '', unread, marks[1] or '0', marks[2] or '0' }
