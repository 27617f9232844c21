-- Appends entries to logs of one kind and publishes them, each once for each sender and clientId.
-- KEYS: for each entry the messages and the meta of its log, and what was sent with this clientId.
-- ARGV: ttlMs, most kept, onceMs, now in microseconds (for tests) or '', how many readers a log has; then for each
-- entry the draft (JSON), what is published in front of it, hiddenFrom or '', the field of meta with the last id of
-- each reader, how many channels, the channels.
-- Returns for each entry: the entry, and 'new', 'first' in its log, or 'duplicate'; or an error, and 'failed'.
local ttl, most, once, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local readers = tonumber(ARGV[5])
assert(ttl and most and once and readers, 'bad arguments')
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end
local format, call = string.format, redis.call

-- What is old need not go at once, since nobody is given it any more; in a busy log it would cost more than the rest.
local tidyEvery = math.min(1000000, ttl * 100)

local function entryOf(draft, id, previous, hiddenFrom)
  local hidden = hiddenFrom ~= '' and '"hiddenFrom":' .. cjson.encode(hiddenFrom) .. ',' or ''
  local ids = format('{"id":%.0f,"previousIds":[%s],', id, table.concat(previous, ','))
  return ids .. hidden .. string.sub(draft, 2)
end

-- Takes out what is too much; true where nothing is left.
local function tidy()
  trim(now - ttl * 1000, most - 1)
  return call('EXISTS', messages) == 0
end

local function append(key, at)
  local meta, sent = KEYS[key + 1], KEYS[key + 2]
  local draft, head, hiddenFrom = ARGV[at], ARGV[at + 1], ARGV[at + 2]
  messages = KEYS[key]

  local fields = { 'tidied' }
  for reader = 1, readers do fields[reader + 1] = ARGV[at + 2 + reader] end
  local found = call('HMGET', meta, unpack(fields))
  local tidied, last, previous = tonumber(found[1]), 0, {}
  for reader = 1, readers do
    previous[reader] = found[reader + 1] or '0'
    last = math.max(last, tonumber(previous[reader]))
  end
  local id = math.max(now, last + 1)
  local number = format('%.0f', id)

  local sentAs = call('SET', sent, number, 'NX', 'GET', 'PX', once)
  if sentAs then return find(sentAs) or entryOf(draft, sentAs, {}, ''), 'duplicate' end

  local isTidy = tidied and id - tidied < tidyEvery
  local isFirst = not isTidy and tidy()
  local entry = entryOf(draft, id, previous, hiddenFrom)
  add(id, entry)
  local news = isTidy and {} or { 'tidied', number }
  for reader = 1, readers do
    if fields[reader + 1] ~= 'last:' .. hiddenFrom then
      news[#news + 1] = fields[reader + 1]
      news[#news + 1] = number
    end
  end
  call('HSET', meta, unpack(news))
  -- Once they are there: what is not there has no time to live.
  if not isTidy then
    call('PEXPIRE', messages, ttl + math.ceil(tidyEvery / 1000))
    -- It outlives what it tells of, so that a reader learns that something has expired.
    call('PEXPIRE', meta, ttl * 2)
  end
  local first = at + 3 + readers
  for channel = first + 1, first + tonumber(ARGV[first]) do call('PUBLISH', ARGV[channel], head .. entry) end
  return entry, isFirst and 'first' or 'new'
end

local results, at = {}, 6
for key = 1, #KEYS, 3 do
  local isDone, entry, kind = pcall(append, key, at)
  results[#results + 1] = isDone and entry or tostring(type(entry) == 'table' and entry.err or entry)
  results[#results + 1] = isDone and kind or 'failed'
  at = at + 4 + readers + tonumber(ARGV[at + 3 + readers])
end
return results
