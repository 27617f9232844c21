local function due(set, most)
  return redis.call('ZRANGE', set, '-inf', whole(now), 'BYSCORE', 'LIMIT', 0, most)
end

-- Undoes a match that was not confirmed in time.
local function expire(match)
  local dropped = {}
  local first = redis.call('HGET', confirmed, match.matchId)
  for _, seat in ipairs(match.seats) do
    if seat.userId ~= first then
      dropped[seat.userId] = true
      tell(seat, { kind = 'dropped', matchId = match.matchId, reason = 'unresponsive' })
    end
  end
  undo(match, dropped)
end

-- Ends an active match whose one side did not come back in time.
local function giveUp(match)
  redis.call('ZREM', deadlines, match.matchId)
  for _, seat in ipairs(match.seats) do
    if seat.awayUntil and seat.awayUntil <= now then return finish(match, seat.userId, 'disconnected') end
  end
end

-- What kept people apart may have ended.
local function tryAgain(userId, depth)
  local ticket = ticketOf(userId)
  if ticket and pair(ticket, depth) then take(ticket) end
end

-- Request: {}. Does what time brings.
function operations.sweep()
  for _, matchId in ipairs(due(deadlines, 200)) do
    local match = matchOf(matchId)
    if not match then
      redis.call('ZREM', deadlines, matchId)
    elseif match.state == 'proposed' then
      expire(match)
    else
      giveUp(match)
    end
  end

  for _, userId in ipairs(due(opening, 200)) do
    local ticket = ticketOf(userId)
    if ticket then
      open(ticket)
      tryAgain(userId, 32)
    else
      redis.call('ZREM', opening, userId)
    end
  end

  redis.call('ZREMRANGEBYSCORE', recent, '-inf', whole(now))

  -- The oldest, and a few at random, by one node at a time.
  if not redis.call('SET', swept, '1', 'NX', 'PX', 400) then return end
  for _, queue in pairs(queues) do
    local users = redis.call('ZRANGE', queue, 0, 3)
    for _, userId in ipairs(redis.call('ZRANDMEMBER', queue, 4)) do users[#users + 1] = userId end
    for _, userId in ipairs(users) do tryAgain(userId, 16) end
  end
end
