-- Request: a seeker. Returns 'waiting', 'matched' or 'busy'.
local seeker = request

local matchId = redis.call('HGET', engaged, seeker.userId)
local match = matchId and matchOf(matchId)
if match then
  local own = sides(match, seeker.userId)
  if match.state == 'active' then
    if not own.awayUntil then return 'busy' end
    finish(match, seeker.userId, 'disconnected')
  elseif own.connectionId == seeker.connectionId then
    return 'matched'
  else
    tell(own, { kind = 'dropped', matchId = matchId, reason = 'replaced' })
    undo(match, { [seeker.userId] = true })
  end
end

local old = ticketOf(seeker.userId)
if old then
  take(old)
  if old.connectionId ~= seeker.connectionId then tellReplaced(old) end
end

local ticket = seeker
if old and old.mode == seeker.mode then
  ticket.seq, ticket.since = old.seq, old.since
else
  ticket.seq, ticket.since = nextNumber(), now
end
ticket.openAt = ticket.since
if ticket.interests ~= '' then ticket.openAt = ticket.since + settings.interestWaitMs end

if seek(ticket) then return 'matched' end
put(ticket)
return 'waiting'
