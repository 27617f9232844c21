-- Request: { matchId, userId }.
local match = matchOf(request.matchId)
if not match or match.state ~= 'proposed' then return end
local own, other = sides(match, request.userId)
if not own then return end

own.isConfirmed = true
if not other.isConfirmed then
  save(match)
  return
end

match.state, match.foundAt = 'active', now
save(match)
redis.call('ZREM', deadlines, match.matchId)
redis.call('ZADD', recent, whole(now + settings.recentPartnerMs), pairKey(own.userId, other.userId))
for _, seat in ipairs(match.seats) do
  tell(seat, { kind = 'found', match = view(match, seat.userId) })
end
