-- Request: { match, seat }: a match as one side knew it. The other side's connection is filled in by its own node.
-- Where the other side has gone on, this one's node is told, and enters its person again.
local seat, known = request.seat, request.match
local match = matchOf(known.matchId)
if match then
  local own = sides(match, seat.userId)
  if own and own.connectionId == '' then
    hold(match, own, 'ZREM')
    own.nodeId, own.connectionId, own.awayUntil, own.turn = seat.nodeId, seat.connectionId, nil, known.turn
    hold(match, own, 'ZADD')
    save(match)
    redis.call('ZREM', deadlines, match.matchId)
  end
  return
end

local function isTaken(userId)
  return redis.call('HEXISTS', engaged, userId) == 1 or redis.call('HEXISTS', tickets, userId) == 1
end

if isTaken(seat.userId) or isTaken(known.peer.id) then
  local isSearching = not isTaken(seat.userId)
  tell(seat, { kind = 'ended', matchId = known.matchId, reason = 'node_lost', isSearching = isSearching })
  return
end

local function ticket(userId, name, nodeId, connectionId)
  return {
    userId = userId,
    name = name,
    nodeId = nodeId,
    connectionId = connectionId,
    mode = known.mode,
    interests = known.commonInterests,
    languages = '',
    search = 0,
    directRoute = known.route == 'direct',
    seq = nextNumber(),
    since = now,
    openAt = now,
  }
end
local own = ticket(seat.userId, seat.name, seat.nodeId, seat.connectionId)
own.turn = known.turn
local other = ticket(known.peer.id, known.peer.name, known.peer.nodeId, '')
other.awayUntil = now + settings.resumeGraceMs
match = {
  matchId = known.matchId,
  mode = known.mode,
  state = 'active',
  foundAt = now,
  common = known.commonInterests,
  seats = known.initiator and { own, other } or { other, own },
}
for _, each in ipairs(match.seats) do
  redis.call('HSET', engaged, each.userId, match.matchId)
  hold(match, each, 'ZADD')
end
save(match)
redis.call('ZADD', deadlines, whole(other.awayUntil), match.matchId)
