-- Takes out those of a lost node who wait; answers who they and those in its matches are.
local function clearTickets(nodeId, entries)
  local lost = {}
  for _, entry in ipairs(entries) do
    local userId = string.match(entry, '[^\31]*$')
    lost[userId] = true
    if string.sub(entry, 1, 1) == 't' then
      local ticket = ticketOf(userId)
      if ticket and ticket.nodeId == nodeId then take(ticket) end
    end
  end
  return lost
end

-- Request: { nodeId }: a node that was lost.
function operations.purge(request)
  local entries = redis.call('SMEMBERS', keyOf('held', request.nodeId))
  local lost = clearTickets(request.nodeId, entries)
  for _, entry in ipairs(entries) do
    local matchId, userId = string.match(entry, '^m\31([^\31]*)\31(.*)$')
    local match = matchId and matchOf(matchId)
    local own, other
    if match then own, other = sides(match, userId) end
    if own and own.nodeId == request.nodeId then
      if match.state == 'proposed' then
        undo(match, lost)
      else
        lose(match, userId, lost[other.userId])
      end
    end
  end
end
