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
  return '{"id":' .. id .. ',"previousIds":[' .. previous .. '],' .. hidden .. string.sub(draft, 2)
end

-- Takes out what is too much; true where nothing is left.
local function tidy()
  trim(now - ttl * 1000, most - 1)
  return call('EXISTS', messages) == 0
end

-- Refreshes the times to live of a log that is tidy now.
local function keep(meta, number)
  call('HSET', meta, 'tidied', number)
  call('PEXPIRE', messages, ttl + math.ceil(tidyEvery / 1000))
  -- It outlives what it tells of, so that a reader learns that something has expired.
  call('PEXPIRE', meta, ttl * 2)
end

-- What is said in one channel is published together, a line each for head and entry.
local channels, told = {}, {}
local function tell(channel, lines)
  if not told[channel] then
    channels[#channels + 1] = channel
    told[channel] = {}
  end
  table.insert(told[channel], lines)
end

-- The dedupe key that the entry has taken, and gives back where it fails.
local claimed

local function append(key, at)
  local meta, sent = KEYS[key + 1], KEYS[key + 2]
  local draft, head, hiddenFrom = ARGV[at], ARGV[at + 1], ARGV[at + 2]
  messages = KEYS[key]

  local mine, other = ARGV[at + 3], readers == 2 and ARGV[at + 4] or 'none'
  local found = call('HMGET', meta, 'tidied', mine, other)
  local tidied, lastMine, lastOther = tonumber(found[1]), found[2] or '0', found[3] or '0'
  local id = math.max(now, tonumber(lastMine) + 1, tonumber(lastOther) + 1)
  local number = format('%.0f', id)

  local sentAs = call('SET', sent, number, 'NX', 'GET', 'PX', once)
  if sentAs then return find(sentAs) or entryOf(draft, sentAs, '', ''), 'duplicate' end
  claimed = sent

  local isTidy = tidied and id - tidied < tidyEvery
  local isFirst = not isTidy and tidy()
  local previous = readers == 2 and lastMine .. ',' .. lastOther or lastMine
  local entry = entryOf(draft, number, previous, hiddenFrom)
  add(number, entry)
  if hiddenFrom == '' and readers == 1 then
    call('HSET', meta, mine, number)
  elseif hiddenFrom == '' then
    call('HSET', meta, mine, number, other, number)
  else
    call('HSET', meta, mine == 'last:' .. hiddenFrom and other or mine, number)
  end
  if not isTidy then keep(meta, number) end

  local first = at + 3 + readers
  for channel = first + 1, first + ARGV[first] do tell(ARGV[channel], head .. entry) end
  return entry, isFirst and 'first' or 'new'
end

local results, at = {}, 6
for key = 1, #KEYS, 3 do
  claimed = nil
  local isDone, entry, kind = pcall(append, key, at)
  if not isDone and claimed then call('DEL', claimed) end
  results[#results + 1] = isDone and entry or tostring(type(entry) == 'table' and entry.err or entry)
  results[#results + 1] = isDone and kind or 'failed'
  at = at + 4 + readers + ARGV[at + 3 + readers]
end
for _, channel in ipairs(channels) do call('PUBLISH', channel, table.concat(told[channel], '\n')) end
return results
