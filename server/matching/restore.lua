local function isTaken(userId)
  return redis.call('HEXISTS', engaged, userId) == 1 or redis.call('HEXISTS', tickets, userId) == 1
end

-- A seat as it is known to the node of one side.
local function restored(known, person, nodeId, connectionId)
  return {
    userId = person.id,
    name = person.name,
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

-- The match is back already, but for this side's connection.
local function fillIn(match, seat, turn)
  local own = sides(match, seat.userId)
  if not own or own.connectionId ~= '' then return end
  hold(match.matchId, own, 'SREM')
  own.nodeId, own.connectionId, own.awayUntil, own.turn = seat.nodeId, seat.connectionId, nil, turn
  hold(match.matchId, own, 'SADD')
  save(match)
  redis.call('ZREM', deadlines, match.matchId)
end

-- Request: { match, seat }: a match as one side knew it. The other side's connection is filled in by its own node.
-- Where the other side has gone on, this one's node is told, and enters its person again.
function operations.restore(request)
  local seat, known = request.seat, request.match
  local match = matchOf(known.matchId)
  if match then return fillIn(match, seat, known.turn) end

  if isTaken(seat.userId) or isTaken(known.peer.id) then
    local isSearching = not isTaken(seat.userId)
    tell(seat, { kind = 'ended', matchId = known.matchId, reason = 'node_lost', isSearching = isSearching })
    return
  end

  local own = restored(known, { id = seat.userId, name = seat.name }, seat.nodeId, seat.connectionId)
  own.turn = known.turn
  local other = restored(known, known.peer, known.peer.nodeId, '')
  other.awayUntil = now + settings.resumeGraceMs
  match = {
    matchId = known.matchId,
    seats = known.initiator and { own, other } or { other, own },
  }
  for _, each in ipairs(match.seats) do
    redis.call('HSET', engaged, each.userId, match.matchId)
    hold(match.matchId, each, 'SADD')
  end
  save(match)
  redis.call('ZADD', deadlines, whole(other.awayUntil), match.matchId)
end
