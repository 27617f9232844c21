-- Who fits whom. Follows tickets.lua.

local function pairKey(a, b)
  if a < b then return a .. US .. b end
  return b .. US .. a
end

local function haveMet(a, b)
  local untilMs = redis.call('ZSCORE', recent, pairKey(a.userId, b.userId))
  return untilMs and tonumber(untilMs) > now
end

-- Two who met lately are kept apart, unless both have waited long and nobody else will do.
local function mayMeetAgain(a, b)
  return now - math.max(a.since, b.since) >= settings.recentWaitMs
end

local function hasBlocked(a, b)
  return redis.call('ZSCORE', keyOf('blocks', a.userId), b.userId)
end

local function areBlocked(a, b)
  return hasBlocked(a, b) or hasBlocked(b, a)
end

local function fits(a, b)
  if a.userId == b.userId or a.mode ~= b.mode then return false end
  if a.languages ~= '' and b.languages ~= '' and #common(a.languages, b.languages) == 0 then return false end
  if not (isOpen(a) and isOpen(b)) and #common(a.interests, b.interests) == 0 then return false end
  return not areBlocked(a, b)
end

local function hold(matchId, seat, command)
  redis.call(command, keyOf('held', seat.nodeId), 'm' .. US .. matchId .. US .. seat.userId)
end

-- Takes both out of the queue and into a match that each has to confirm; false when the other's node is gone. The
-- seeker is not in the queue.
local function propose(seeker, other, otherJson)
  local matchId = whole(nextNumber())
  if not tell(other, { kind = 'check', matchId = matchId }) then return false end
  tell(seeker, { kind = 'check', matchId = matchId })
  take(other)
  local first, second = cjson.encode(seeker), otherJson
  if other.seq < seeker.seq then first, second = second, first end
  redis.call('HSET', matches, matchId, '{"matchId":"' .. matchId .. '","seats":[' .. first .. ',' .. second .. ']}')
  redis.call('HSET', engaged, seeker.userId, matchId, other.userId, matchId)
  hold(matchId, seeker, 'SADD')
  hold(matchId, other, 'SADD')
  redis.call('HSET', confirmed, matchId, '')
  redis.call('ZADD', deadlines, whole(now + settings.confirmMs), matchId)
  return true
end

-- Where to look for those who fit, each with the oldest first: common interests, then all who are open.
local function placesToLook(seeker)
  local prefixes = interestPrefixes(seeker)
  if not isOpen(seeker) then return prefixes end
  local wanted = openPrefixes(seeker)
  if seeker.languages == '' then
    prefixes[#prefixes + 1] = wanted[1]
  else
    for place = 2, #wanted do prefixes[#prefixes + 1] = wanted[place] end
    prefixes[#prefixes + 1] = seeker.mode .. US .. 'l*' .. US
  end
  return prefixes
end

-- Matches somebody who is not in the queue with the first that fits. Probes at most `depth` a place; where more stand
-- there, a few at random too, so that people whom everybody blocks cannot stand in everybody's way.
local function pair(seeker, depth)
  local tried, met = {}, {}
  local function try(userId)
    if tried[userId] then return false end
    tried[userId] = true
    local other, json = ticketOf(userId)
    if not other or not fits(seeker, other) then return false end
    if not haveMet(seeker, other) then return propose(seeker, other, json) end
    if mayMeetAgain(seeker, other) then met[#met + 1] = { other, json } end
    return false
  end

  local isCrowded = false
  for _, prefix in ipairs(placesToLook(seeker)) do
    local members = redis.call('ZRANGE', index, '[' .. prefix, '[' .. prefix .. '\255', 'BYLEX', 'LIMIT', 0, depth)
    for _, member in ipairs(members) do
      if try(string.match(member, '[^\31]*$')) then return true end
    end
    isCrowded = isCrowded or #members == depth
  end
  if isCrowded then
    for _, userId in ipairs(redis.call('ZRANDMEMBER', queues[seeker.mode], depth)) do
      if try(userId) then return true end
    end
  end
  for _, other in ipairs(met) do
    if propose(seeker, unpack(other)) then return true end
  end
  return false
end
