-- What the scripts of the pool share; each is this file, tickets.lua, pairing.lua and matches.lua, followed by its own.
-- ARGV: the settings and the request, as JSON. Lists are strings joined by US, since an empty Lua table has no JSON of its own.
local available, tickets, engaged, matches = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local queues = { text = KEYS[5], voice = KEYS[6], video = KEYS[7] }
local index, opening, deadlines, held = KEYS[8], KEYS[9], KEYS[10], KEYS[11]
local recent, counter, swept = KEYS[12], KEYS[13], KEYS[14]
-- Of leave.lua and undo-leave.lua.
local parted = KEYS[15]

local US = '\31'
local settings, request = cjson.decode(ARGV[1]), cjson.decode(ARGV[2])
local time = redis.call('TIME')
local now = settings.now or time[1] * 1000 + math.floor(time[2] / 1000)

-- cjson and concatenation write large numbers with an exponent.
local function whole(number)
  return string.format('%.0f', number)
end

-- Places and match ids share one counter. It starts at the time, so that it goes on where Redis lost it.
local function nextNumber()
  redis.call('SET', counter, whole((time[1] - 1735689600) * 100000), 'NX')
  return redis.call('INCR', counter)
end

local function items(list)
  return string.gmatch(list, '[^\31]+')
end

local function common(a, b)
  local known, shared = {}, {}
  for item in items(a) do known[item] = true end
  for item in items(b) do
    if known[item] then shared[#shared + 1] = item end
  end
  return shared
end

-- Tells the node of a seat; false where nobody listens there.
local function tell(seat, event)
  event.userId, event.connectionId = seat.userId, seat.connectionId
  return redis.call('PUBLISH', 'node:' .. seat.nodeId, cjson.encode(event)) > 0
end

local function matchOf(matchId)
  local json = redis.call('HGET', matches, matchId)
  return json and cjson.decode(json)
end

local function save(match)
  redis.call('HSET', matches, match.matchId, cjson.encode(match))
end

-- The two seats of a match, the person's own first.
local function sides(match, userId)
  if match.seats[1].userId == userId then return match.seats[1], match.seats[2] end
  if match.seats[2].userId == userId then return match.seats[2], match.seats[1] end
end
