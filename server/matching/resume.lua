-- Request: { matchId, seat }. Returns the match as JSON, or nothing.
local match = matchOf(request.matchId or redis.call('HGET', engaged, request.seat.userId) or '')
if not match or match.state ~= 'active' then return end
local seat = request.seat
local own, other = sides(match, seat.userId)
if not own then return end

if not own.awayUntil and own.connectionId ~= seat.connectionId then
  tell(own, { kind = 'dropped', matchId = match.matchId, turn = own.turn or 0, reason = 'replaced' })
end
hold(match, own, 'ZREM')
sit(own, seat)
hold(match, own, 'ZADD')
save(match)
if other.awayUntil then
  redis.call('ZADD', deadlines, whole(other.awayUntil), match.matchId)
else
  redis.call('ZREM', deadlines, match.matchId)
end
tell(other, { kind = 'peer_back', matchId = match.matchId, peerNodeId = own.nodeId })
return cjson.encode(view(match, own.userId))
