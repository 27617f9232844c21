-- What the operations of the pool share: this file, tickets.lua, pairing.lua, matches.lua, the operations, and turn.lua
-- are one script. Lists are strings joined by US, since an empty Lua table has no JSON of its own.
local available, tickets, engaged, matches = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local queues = { text = KEYS[5], voice = KEYS[6], video = KEYS[7] }
local index, opening, deadlines, confirmed = KEYS[8], KEYS[9], KEYS[10], KEYS[11]
local recent, counter, swept = KEYS[12], KEYS[13], KEYS[14]

local US = '\31'
local settings = cjson.decode(ARGV[1])
local time = redis.call('TIME')
local now = settings.now or time[1] * 1000 + math.floor(time[2] / 1000)

-- What nodes may ask for, by name.
local operations = {}

-- A key for each thing of a kind, which is not declared, but in the slot of those that are.
local function keyOf(kind, id)
  return '{available:webrtc}:' .. kind .. ':' .. id
end

-- cjson and concatenation write large numbers with an exponent.
local function whole(number)
  return string.format('%.0f', number)
end

-- Places and match ids share one counter. It starts at the time, so that it goes on where Redis lost it.
local function nextNumber()
  local number = redis.call('INCR', counter)
  if number > 1 then return number end
  number = (time[1] - 1735689600) * 100000
  redis.call('SET', counter, whole(number))
  return number
end

local function items(list)
  return string.gmatch(list, '[^\31]+')
end

local function common(a, b)
  local known, shared = {}, {}
  if a == '' or b == '' then return shared end
  for item in items(a) do known[item] = true end
  for item in items(b) do
    if known[item] then shared[#shared + 1] = item end
  end
  return shared
end

-- What each node is told at the end of the turn, and whether it listens.
local told, listens = {}, {}

-- Tells the node of a seat; false where nobody listens there.
local function tell(seat, event)
  local channel = 'node:' .. seat.nodeId
  if listens[channel] == nil then listens[channel] = redis.call('PUBSUB', 'NUMSUB', channel)[2] > 0 end
  if not listens[channel] then return false end
  event.userId, event.connectionId = seat.userId, seat.connectionId
  told[channel] = told[channel] or {}
  table.insert(told[channel], event)
  return true
end

local function matchOf(matchId)
  local json = redis.call('HGET', matches, matchId)
  if not json then return end
  local match = cjson.decode(json)
  match.state = redis.call('HEXISTS', confirmed, matchId) == 1 and 'proposed' or 'active'
  return match
end

local function save(match)
  redis.call('HSET', matches, match.matchId, cjson.encode(match))
end

-- The two seats of a match, the person's own first.
local function sides(match, userId)
  if match.seats[1].userId == userId then return match.seats[1], match.seats[2] end
  if match.seats[2].userId == userId then return match.seats[2], match.seats[1] end
end
