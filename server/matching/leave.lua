-- Request: { matchId, userId, connectionId }. Returns 1 if that ended the match.
function operations.leave(request)
  local match = matchOf(request.matchId)
  if not match then return 0 end
  local own, other = sides(match, request.userId)
  if not own then return 0 end
  if match.state == 'active' and not own.awayUntil and not other.awayUntil then
    match.leftBy, match.undoUntil = own.userId, now + settings.undoLeaveMs
  end
  leave(match, request, 'left')
  return 1
end
