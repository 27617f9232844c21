-- Who fits whom. Follows tickets.lua.

local function pairKey(a, b)
  if a < b then return a .. US .. b end
  return b .. US .. a
end

-- Two who met lately are kept apart, unless both have waited long and nobody else will do.
local function areApart(a, b, lenient)
  local untilMs = redis.call('ZSCORE', recent, pairKey(a.userId, b.userId))
  if not untilMs or tonumber(untilMs) <= now then return false end
  return not lenient or now - math.max(a.since, b.since) < settings.recentWaitMs
end

-- Under a key for each person that is not declared, but in the slot of those that are.
local function blocksOf(userId)
  return '{available:webrtc}:blocks:' .. userId
end

local function hasBlocked(a, b)
  return redis.call('ZSCORE', blocksOf(a.userId), b.userId)
end

local function areBlocked(a, b)
  return hasBlocked(a, b) or hasBlocked(b, a)
end

local function fits(a, b, lenient)
  if a.userId == b.userId or a.mode ~= b.mode then return false end
  if a.languages ~= '' and b.languages ~= '' and #common(a.languages, b.languages) == 0 then return false end
  if not (isOpen(a) and isOpen(b)) and #common(a.interests, b.interests) == 0 then return false end
  return not areBlocked(a, b) and not areApart(a, b, lenient)
end

local function hold(match, seat, command)
  local member = seat.nodeId .. US .. 'm' .. US .. match.matchId .. US .. seat.userId
  if command == 'ZADD' then
    redis.call('ZADD', held, 0, member)
  else
    redis.call('ZREM', held, member)
  end
end

-- Takes both out of the queue and into a match that each has to confirm; false when the other's node is gone.
local function propose(ticket, other)
  local matchId = whole(nextNumber())
  if not tell(other, { kind = 'check', matchId = matchId }) then return false end
  tell(ticket, { kind = 'check', matchId = matchId })
  local first, second = ticket, other
  if other.seq < ticket.seq then first, second = other, ticket end
  local match = {
    matchId = matchId,
    mode = ticket.mode,
    state = 'proposed',
    common = table.concat(common(first.interests, second.interests), US),
    seats = { first, second },
  }
  for _, seat in ipairs(match.seats) do
    take(seat)
    redis.call('HSET', engaged, seat.userId, matchId)
    hold(match, seat, 'ZADD')
  end
  save(match)
  redis.call('ZADD', deadlines, whole(now + settings.confirmMs), matchId)
  return true
end

-- Matches a ticket with the first that fits: common interests, then the oldest who are open, then a few at
-- random, so that people whom everybody blocks cannot stand in everybody's way. Probes at most `depth` a place.
local function pair(ticket, lenient, depth)
  local tried = {}
  local function tryAll(users)
    for _, userId in ipairs(users) do
      if not tried[userId] then
        tried[userId] = true
        local other = ticketOf(userId)
        if other and fits(ticket, other, lenient) and propose(ticket, other) then return true end
      end
    end
    return false
  end

  local prefixes = interestPrefixes(ticket)
  if isOpen(ticket) then
    local wanted = openPrefixes(ticket)
    if ticket.languages == '' then
      prefixes[#prefixes + 1] = wanted[1]
    else
      for place = 2, #wanted do prefixes[#prefixes + 1] = wanted[place] end
      prefixes[#prefixes + 1] = ticket.mode .. US .. 'l*' .. US
    end
  end
  for _, prefix in ipairs(prefixes) do
    local users = redis.call('ZRANGE', index, '[' .. prefix, '[' .. prefix .. '\255', 'BYLEX', 'LIMIT', 0, depth)
    for place, member in ipairs(users) do users[place] = string.match(member, '[^\31]*$') end
    if tryAll(users) then return true end
  end
  return tryAll(redis.call('ZRANDMEMBER', queues[ticket.mode], depth))
end

local function seek(ticket)
  return pair(ticket, false, 32) or pair(ticket, true, 32)
end
