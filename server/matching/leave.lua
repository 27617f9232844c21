-- Request: { matchId, userId, connectionId }. Returns 1 if that ended the match.
function operations.leave(request)
  local match = matchOf(request.matchId)
  if not match then return 0 end
  local own, other = sides(match, request.userId)
  if not own then return 0 end
  if match.state == 'active' and not own.awayUntil and not other.awayUntil then
    local undoUntil = whole(now + settings.undoLeaveMs)
    redis.call('SET', keyOf('left', match.matchId), undoUntil .. US .. own.userId, 'PX', settings.undoLeaveMs)
  end
  leave(match, request, 'left')
  return 1
end
