-- Request: {}. Does what time brings.
local function due(set, most)
  return redis.call('ZRANGE', set, '-inf', whole(now), 'BYSCORE', 'LIMIT', 0, most)
end

local function expire(match)
  local dropped = {}
  for _, seat in ipairs(match.seats) do
    if not seat.isConfirmed then
      dropped[seat.userId] = true
      tell(seat, { kind = 'dropped', matchId = match.matchId, reason = 'unresponsive' })
    end
  end
  undo(match, dropped)
end

for _, matchId in ipairs(due(deadlines, 200)) do
  local match = matchOf(matchId)
  if not match then
    redis.call('ZREM', deadlines, matchId)
  elseif match.state == 'proposed' then
    expire(match)
  else
    redis.call('ZREM', deadlines, matchId)
    for _, seat in ipairs(match.seats) do
      if seat.awayUntil and seat.awayUntil <= now then
        finish(match, seat.userId, 'disconnected')
        break
      end
    end
  end
end

for _, userId in ipairs(due(opening, 200)) do
  local ticket = ticketOf(userId)
  if not ticket then
    redis.call('ZREM', opening, userId)
  else
    open(ticket)
    seek(ticket)
  end
end

redis.call('ZREMRANGEBYSCORE', recent, '-inf', whole(now))

-- What kept two apart may have ended: the oldest, and a few at random, are tried again, by one node at a time.
if not redis.call('SET', swept, '1', 'NX', 'PX', 400) then return end
for _, queue in pairs(queues) do
  local users = redis.call('ZRANGE', queue, 0, 3)
  for _, userId in ipairs(redis.call('ZRANDMEMBER', queue, 4)) do users[#users + 1] = userId end
  for _, userId in ipairs(users) do
    local ticket = ticketOf(userId)
    if ticket and not pair(ticket, false, 16) then pair(ticket, true, 16) end
  end
end
