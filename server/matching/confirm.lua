-- Request: { matchId, userId }.
function operations.confirm(request)
  local matchId, userId = request.matchId, request.userId
  local first = redis.call('HGET', confirmed, matchId)
  if not first or first == userId or redis.call('HGET', engaged, userId) ~= matchId then return end
  if first == '' then
    redis.call('HSET', confirmed, matchId, userId)
    return
  end

  redis.call('HDEL', confirmed, matchId)
  redis.call('ZREM', deadlines, matchId)
  redis.call('ZADD', recent, whole(now + settings.recentPartnerMs), pairKey(first, userId))
  local match = matchOf(matchId)
  for _, seat in ipairs(match.seats) do
    tell(seat, { kind = 'found', match = view(match, seat.userId) })
  end
end
