-- What the scripts of the pool share; each of them is this file, followed by its own.
-- ARGV: the settings and the request, as JSON. Lists are strings joined by US, since an empty Lua table has no JSON of its own.
local available, tickets, engaged, matches = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local queues = { text = KEYS[5], voice = KEYS[6], video = KEYS[7] }
local index, opening, deadlines, held = KEYS[8], KEYS[9], KEYS[10], KEYS[11]
local recent, blocks, counter, swept = KEYS[12], KEYS[13], KEYS[14], KEYS[15]

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

local function ticketOf(userId)
  local json = redis.call('HGET', tickets, userId)
  return json and cjson.decode(json)
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

local function isOpen(ticket)
  return ticket.openAt <= now
end

-- The places in the index where a ticket stands, each a prefix that the number of its place follows.
local function interestPrefixes(ticket)
  local prefixes = {}
  for interest in items(ticket.interests) do
    prefixes[#prefixes + 1] = ticket.mode .. US .. 'i' .. interest .. US
  end
  return prefixes
end

local function openPrefixes(ticket)
  local prefixes = { ticket.mode .. US .. 'o' .. US }
  for language in items(ticket.languages) do
    prefixes[#prefixes + 1] = ticket.mode .. US .. 'l' .. language .. US
  end
  if ticket.languages == '' then prefixes[2] = ticket.mode .. US .. 'l*' .. US end
  return prefixes
end

local function indexed(ticket, prefixes, command)
  for _, prefix in ipairs(prefixes) do
    local member = prefix .. string.format('%016.0f', ticket.seq) .. US .. ticket.userId
    if command == 'ZADD' then
      redis.call('ZADD', index, 0, member)
    else
      redis.call('ZREM', index, member)
    end
  end
end

local function open(ticket)
  redis.call('ZREM', opening, ticket.userId)
  indexed(ticket, openPrefixes(ticket), 'ZADD')
end

local function heldTicket(ticket)
  return ticket.nodeId .. US .. 't' .. US .. ticket.connectionId .. US .. ticket.userId
end

local function put(ticket)
  redis.call('HSET', tickets, ticket.userId, cjson.encode(ticket))
  redis.call('SADD', available, ticket.userId)
  redis.call('ZADD', queues[ticket.mode], whole(ticket.seq), ticket.userId)
  redis.call('ZADD', held, 0, heldTicket(ticket))
  indexed(ticket, interestPrefixes(ticket), 'ZADD')
  if isOpen(ticket) then
    open(ticket)
  else
    redis.call('ZADD', opening, whole(ticket.openAt), ticket.userId)
  end
end

local function take(ticket)
  redis.call('HDEL', tickets, ticket.userId)
  redis.call('SREM', available, ticket.userId)
  redis.call('ZREM', queues[ticket.mode], ticket.userId)
  redis.call('ZREM', held, heldTicket(ticket))
  redis.call('ZREM', opening, ticket.userId)
  indexed(ticket, interestPrefixes(ticket), 'ZREM')
  indexed(ticket, openPrefixes(ticket), 'ZREM')
end

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

local function fits(a, b, lenient)
  if a.userId == b.userId or a.mode ~= b.mode then return false end
  if a.languages ~= '' and b.languages ~= '' and #common(a.languages, b.languages) == 0 then return false end
  if not (isOpen(a) and isOpen(b)) and #common(a.interests, b.interests) == 0 then return false end
  if redis.call('SISMEMBER', blocks, a.userId .. '>' .. b.userId) == 1 then return false end
  if redis.call('SISMEMBER', blocks, b.userId .. '>' .. a.userId) == 1 then return false end
  return not areApart(a, b, lenient)
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

-- Back to the queue, at the old place; tried at once.
local function requeue(seat, since)
  seat.isConfirmed, seat.awayUntil, seat.since = nil, nil, since
  if not seek(seat) then put(seat) end
end

-- Forgets a match; who sat in it is free.
local function dissolve(match)
  for _, seat in ipairs(match.seats) do
    redis.call('HDEL', engaged, seat.userId)
    hold(match, seat, 'ZREM')
  end
  redis.call('HDEL', matches, match.matchId)
  redis.call('ZREM', deadlines, match.matchId)
end

-- Undoes a proposed match: who is in `dropped` is out of the pool, the others wait on.
local function undo(match, dropped)
  dissolve(match)
  for _, seat in ipairs(match.seats) do
    if not dropped[seat.userId] then requeue(seat, seat.since) end
  end
end

-- Ends an active match whose one side will not come back; the other searches on, unless it is gone or away itself.
local function lose(match, userId, isOtherGone)
  local _, other = sides(match, userId)
  local isSearching = not isOtherGone and not other.awayUntil
  dissolve(match)
  tell(other, { kind = 'ended', matchId = match.matchId, reason = 'node_lost', isSearching = isSearching })
  if isSearching then requeue(other, now) end
end

-- Ends an active match for both and tells the other side why.
local function finish(match, userId, reason)
  local _, other = sides(match, userId)
  dissolve(match)
  tell(other, { kind = 'ended', matchId = match.matchId, reason = reason, isSearching = false })
end

-- Ends a match by the will of one side, whose own device is told where another one said so.
local function leave(match, seat, reason)
  local own = sides(match, seat.userId)
  if match.state == 'active' then
    finish(match, seat.userId, reason)
    if own.connectionId ~= seat.connectionId then
      tell(own, { kind = 'ended', matchId = match.matchId, reason = reason, isSearching = false })
    end
  else
    if own.connectionId ~= seat.connectionId then
      tell(own, { kind = 'dropped', matchId = match.matchId, reason = 'replaced' })
    end
    undo(match, { [seat.userId] = true })
  end
end

-- A match as one side sees it.
local function view(match, userId)
  local own, other = sides(match, userId)
  local shared = {}
  for interest in items(match.common) do shared[#shared + 1] = interest end
  return {
    matchId = match.matchId,
    mode = match.mode,
    initiator = match.seats[1].userId == userId,
    commonInterests = shared,
    peer = { id = other.userId, name = other.name, nodeId = other.nodeId },
    isPeerAway = other.awayUntil ~= nil,
    turn = own.turn or 0,
    waitedMs = (match.foundAt or now) - own.since,
  }
end
