-- Request: { userId, connectionId }.
local ticket = ticketOf(request.userId)
if ticket and ticket.connectionId == request.connectionId then take(ticket) end

local matchId = redis.call('HGET', engaged, request.userId)
local match = matchId and matchOf(matchId)
if match and match.state == 'proposed' and sides(match, request.userId).connectionId == request.connectionId then
  undo(match, { [request.userId] = true })
end
