-- Request: { matchId, userId, connectionId }.
function operations.absent(request)
  local match = matchOf(request.matchId)
  if not match or match.state ~= 'active' then return end
  local own = sides(match, request.userId)
  if not own or own.connectionId ~= request.connectionId or own.awayUntil then return end
  lose(match, own.userId)
end
