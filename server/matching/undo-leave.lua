-- Request: { matchId, seat }. Returns the match as JSON, or nothing.
function operations.undoLeave(request)
  local former, left = keyOf('former', request.matchId), keyOf('left', request.matchId)
  local undoUntil, leftBy = string.match(redis.call('GET', left) or '', '^(%d+)\31(.*)$')
  if leftBy ~= request.seat.userId or tonumber(undoUntil) <= now then return end
  local match = cjson.decode(redis.call('GET', former))

  local own, other = sides(match, request.seat.userId)
  local function isFree(userId)
    return redis.call('HEXISTS', engaged, userId) == 0
  end
  if not isFree(own.userId) or not isFree(other.userId) or ticketOf(other.userId) then return end
  if areBlocked(own, other) then return end
  if not tell(other, { kind = 'returned', matchId = match.matchId }) then return end

  local ticket = ticketOf(own.userId)
  if ticket then
    take(ticket)
    if ticket.connectionId ~= request.seat.connectionId then tellReplaced(ticket) end
  end

  redis.call('DEL', former, left)
  sit(own, request.seat)
  other.awayUntil = now + settings.confirmMs
  for _, seat in ipairs(match.seats) do redis.call('HSET', engaged, seat.userId, match.matchId) end
  hold(match.matchId, own, 'SADD')
  save(match)
  redis.call('ZADD', deadlines, whole(other.awayUntil), match.matchId)
  return cjson.encode(view(match, own.userId))
end
