-- What becomes of matches. Follows pairing.lua.

-- The match that somebody is in.
local function matchWith(userId)
  local matchId = redis.call('HGET', engaged, userId)
  return matchId and matchOf(matchId)
end

-- Back to the queue, at the old place; tried at once.
local function requeue(seat, since)
  seat.awayUntil, seat.since = nil, since
  if not pair(seat, 32) then put(seat) end
end

-- Forgets a match; who sat in it is free. Of one that was told it stays known for a while who that was.
local function dissolve(match)
  local matchId = match.matchId
  if match.state == 'active' then
    redis.call('SET', keyOf('former', matchId), redis.call('HGET', matches, matchId), 'PX', settings.formerMs)
  else
    redis.call('HDEL', confirmed, matchId)
  end
  for _, seat in ipairs(match.seats) do hold(matchId, seat, 'SREM') end
  redis.call('HDEL', engaged, match.seats[1].userId, match.seats[2].userId)
  redis.call('HDEL', matches, matchId)
  redis.call('ZREM', deadlines, matchId)
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

-- Takes a side of a match to another connection.
local function sit(own, seat)
  own.cameFrom = own.nodeId
  own.nodeId, own.connectionId, own.name, own.awayUntil = seat.nodeId, seat.connectionId, seat.name, nil
  own.turn = (own.turn or 0) + 1
end

-- A match as one side sees it.
local function view(match, userId)
  local own, other = sides(match, userId)
  return {
    matchId = match.matchId,
    mode = own.mode,
    initiator = match.seats[1].userId == userId,
    commonInterests = common(match.seats[1].interests, match.seats[2].interests),
    route = own.directRoute and other.directRoute and 'direct' or 'private',
    peer = { id = other.userId, name = other.name, nodeId = other.nodeId },
    isPeerAway = other.awayUntil ~= nil,
    cameFrom = own.cameFrom or own.nodeId,
    turn = own.turn or 0,
    waitedMs = now - own.since,
  }
end
