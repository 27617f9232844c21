-- Request: { userId, connectionId }.
function operations.withdraw(request)
  local ticket = ticketOf(request.userId)
  if ticket and ticket.connectionId == request.connectionId then take(ticket) end

  local match = matchWith(request.userId)
  if match and match.state == 'proposed' and sides(match, request.userId).connectionId == request.connectionId then
    undo(match, { [request.userId] = true })
  end
end
