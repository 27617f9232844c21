-- Request: { matchId, userId, connectionId }.
function operations.suspend(request)
  local match = matchOf(request.matchId)
  if not match or match.state ~= 'active' then return end
  local own, other = sides(match, request.userId)
  if not own or own.connectionId ~= request.connectionId or own.awayUntil then return end

  own.awayUntil = now + settings.resumeGraceMs
  hold(match.matchId, own, 'SREM')
  save(match)
  redis.call('ZADD', deadlines, 'NX', whole(own.awayUntil), match.matchId)
  tell(other, { kind = 'peer_away', matchId = match.matchId })
end
