-- Request: { matchId, seat }. Returns the match as JSON, or nothing.
function operations.resume(request)
  local seat = request.seat
  local match = request.matchId and matchOf(request.matchId)
  if not request.matchId then match = matchWith(seat.userId) end
  if not match or match.state ~= 'active' then return end
  local own, other = sides(match, seat.userId)
  if not own then return end

  if not own.awayUntil and own.connectionId ~= seat.connectionId then
    tell(own, { kind = 'dropped', matchId = match.matchId, turn = own.turn or 0, reason = 'replaced' })
  end
  hold(match.matchId, own, 'SREM')
  sit(own, seat)
  hold(match.matchId, own, 'SADD')
  save(match)
  if other.awayUntil then
    redis.call('ZADD', deadlines, whole(other.awayUntil), match.matchId)
  else
    redis.call('ZREM', deadlines, match.matchId)
  end
  tell(other, { kind = 'peer_back', matchId = match.matchId, peerNodeId = own.nodeId })
  return cjson.encode(view(match, own.userId))
end
