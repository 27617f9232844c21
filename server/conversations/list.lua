-- The messages of a log as a list, oldest first; what is hidden from a reader says so.
local messages = KEYS[1]

local function idOf(entry) return tonumber(string.match(entry, '^{"id":(%d+)')) end

-- The place of the first message with this id or a later one.
local function seek(id)
  local low, high = 0, redis.call('LLEN', messages)
  while low < high do
    local middle = math.floor((low + high) / 2)
    if idOf(redis.call('LINDEX', messages, middle)) < id then low = middle + 1 else high = middle end
  end
  return low
end

local function add(_, entry) redis.call('RPUSH', messages, entry) end

local function find(id)
  local entry = redis.call('LINDEX', messages, seek(tonumber(id)))
  return entry and idOf(entry) == tonumber(id) and entry
end

local function trim(horizon, most)
  local start = math.max(seek(horizon), redis.call('LLEN', messages) - most)
  if start > 0 then redis.call('LTRIM', messages, start, -1) end
end

local function oldest(horizon)
  local entry = redis.call('LINDEX', messages, seek(horizon))
  return entry and string.format('%.0f', idOf(entry))
end

-- Up to a number of messages that the reader sees, from one place to another in either direction.
local function visible(start, stop, limit, reader)
  local found = {}
  local hidden = '"hiddenFrom":' .. cjson.encode(reader) .. ','
  local step = start <= stop and 100 or -100
  while #found < limit and (stop - start) * step >= 0 do
    local far = step > 0 and math.min(start + 99, stop) or math.max(start - 99, stop)
    local chunk = redis.call('LRANGE', messages, math.min(start, far), math.max(start, far))
    for index = 1, #chunk do
      local entry = chunk[step > 0 and index or #chunk - index + 1]
      if #found < limit and not string.find(entry, hidden, 1, true) then table.insert(found, entry) end
    end
    start = far + step / 100
  end
  return found
end

local function before(place, horizon, limit, reader)
  local last = place == '+inf' and redis.call('LLEN', messages) or seek(tonumber(place))
  local first = seek(horizon)
  if first >= last then return {} end
  return visible(last - 1, first, limit, reader)
end

local function from(id, limit, reader)
  local first, last = seek(id), redis.call('LLEN', messages)
  if first >= last then return {} end
  return visible(first, last - 1, limit, reader)
end

local function replace(id, _, new) redis.call('LSET', messages, seek(tonumber(id)), new) end
