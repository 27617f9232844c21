-- Ends what keeps somebody from a new search, or says why it cannot.
local function freeFromMatch(seeker)
  local match = matchWith(seeker.userId)
  if not match then return end
  local own = sides(match, seeker.userId)
  if match.state == 'active' then
    if not own.awayUntil then return 'busy' end
    finish(match, seeker.userId, 'disconnected')
  elseif own.connectionId == seeker.connectionId then
    return 'matched'
  else
    tell(own, { kind = 'dropped', matchId = match.matchId, reason = 'replaced' })
    undo(match, { [seeker.userId] = true })
  end
end

-- Request: a seeker. Returns 'waiting', 'matched' or 'busy'.
function operations.enter(seeker)
  local status = freeFromMatch(seeker)
  if status then return status end

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

  if pair(ticket, 32) then return 'matched' end
  put(ticket)
  return 'waiting'
end
