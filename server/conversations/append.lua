-- Appends to a log and publishes the entry, once for each sender and clientId.
-- KEYS: messages, meta, what was sent with this clientId. ARGV: entry (JSON without ids), envelope (JSON up to the
-- entry), hiddenFrom or '', ttlMs, most kept, onceMs, [now in microseconds, for tests] or '', the number of readers,
-- the field of meta with the last id of each, the channels.
-- Returns: the entry, 1 if it had been appended before, 1 if it is the only one.
local meta, sent = KEYS[2], KEYS[3]
local body, envelope, hiddenFrom = ARGV[1], ARGV[2], ARGV[3]
local ttl, most, once, now = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local readers = tonumber(ARGV[8])
assert(ttl and most and once and readers and string.sub(body, 1, 2) == '{"', 'bad arguments')

local fields = {}
for index = 1, readers do fields[index] = ARGV[8 + index] end

local function entryOf(id, previous)
  for index, each in ipairs(previous) do previous[index] = string.format('%.0f', each) end
  local hidden = ''
  if hiddenFrom ~= '' then hidden = '"hiddenFrom":' .. cjson.encode(hiddenFrom) .. ',' end
  local ids = string.format('{"id":%.0f,"previousIds":[%s],', id, table.concat(previous, ','))
  return ids .. hidden .. string.sub(body, 2)
end

local first = redis.call('GET', sent)
if first then return { find(first) or entryOf(first, {}), 1, 0 } end

if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local previous, last = redis.call('HMGET', meta, unpack(fields)), 0
for index = 1, readers do
  previous[index] = tonumber(previous[index]) or 0
  last = math.max(last, previous[index])
end
local id = math.max(now, last + 1)
local appended = entryOf(id, previous)

trim(now - ttl * 1000, most - 1)
local isOnly = redis.call('EXISTS', messages) == 0
add(id, appended)
redis.call('PEXPIRE', messages, ttl)
local lasts = {}
for _, field in ipairs(fields) do
  if field ~= 'last:' .. hiddenFrom then
    table.insert(lasts, field)
    table.insert(lasts, string.format('%.0f', id))
  end
end
redis.call('HSET', meta, unpack(lasts))
-- It outlives what it tells of, so that a reader learns that something has expired.
redis.call('PEXPIRE', meta, ttl * 2)
redis.call('SET', sent, string.format('%.0f', id), 'PX', once)
for index = 9 + readers, #ARGV do redis.call('PUBLISH', ARGV[index], envelope .. appended .. '}') end
return { appended, 0, isOnly and 1 or 0 }
