-- Request: { matchId, userId }.
function operations.decline(request)
  local match = matchOf(request.matchId)
  if not match or match.state ~= 'proposed' then return end
  local own = sides(match, request.userId)
  if not own then return end
  tell(own, { kind = 'dropped', matchId = match.matchId, reason = 'unresponsive' })
  undo(match, { [own.userId] = true })
end
