-- What changes in a room, and how it is told: with the functions below, by every script that changes one.
-- KEYS: members, connections by user, connections by node, users' names, state (its name is the channel's, too),
-- changes. Versions begin with the time in microseconds, so that none comes again after a room was empty or Redis
-- has lost it.
-- The numbers are those of room-changes.ts.
local state, changes = KEYS[5], KEYS[6]
local mostTold, mostKept, keepMs = 200, 200, 600000

local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Notes that somebody came or left. `change` is an object in JSON without its opening brace.
local function note(change)
  local memberCount = redis.call('SCARD', KEYS[1])
  if memberCount == 0 then
    redis.call('DEL', state, changes)
    return
  end
  local time = redis.call('TIME')
  local start = string.format('%.0f', time[1] * 1000000 + time[2])
  if redis.call('HSETNX', state, 'version', start) == 1 then redis.call('HSET', state, 'told', start) end
  local version = string.format('%.0f', redis.call('HINCRBY', state, 'version', 1))
  if memberCount > mostTold then return end
  local entry = string.format('{"version":%s,"memberCount":%d,', version, memberCount) .. change
  redis.call('ZADD', changes, version, entry)
  redis.call('ZREMRANGEBYRANK', changes, 0, -mostKept - 1)
  redis.call('PEXPIRE', changes, keepMs)
end

local function noteLeft(user)
  note('"kind":"left","userId":' .. cjson.encode(user) .. '}')
end

-- What happened since a version, in JSON: each change, or only the number of members where they are too many.
local function describe(since, version)
  local memberCount = redis.call('SCARD', KEYS[1])
  local list = {}
  if memberCount <= mostTold then
    list = redis.call('ZRANGE', changes, string.format('(%.0f', since), '+inf', 'BYSCORE')
  end
  local each = ''
  if #list == version - since then each = ',"changes":[' .. table.concat(list, ',') .. ']' end
  return string.format('{"since":%.0f,"version":%.0f,"memberCount":%d%s}', since, version, memberCount, each)
end

-- Tells what has not been told, unless the room has told something just now. Returns in how many ms to try again,
-- 0 when nothing is left to tell.
local function tell(isUrgent)
  local version, told, quiet = unpack(redis.call('HMGET', state, 'version', 'told', 'quiet'))
  if not version or version == told then return 0 end
  local now = clock()
  local wait = math.min((tonumber(quiet) or 0) - now, 1000)
  if wait > 0 and not isUrgent then return wait end
  redis.call('PUBLISH', state, describe(tonumber(told), tonumber(version)))
  local silence = 1000
  if redis.call('SCARD', KEYS[1]) < 50 then silence = 250 end
  redis.call('HSET', state, 'told', version, 'quiet', string.format('%.0f', now + silence))
  return 0
end
