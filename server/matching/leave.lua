-- Request: { matchId, userId, reason }.
local match = matchOf(request.matchId)
if not match or not sides(match, request.userId) then return end
if match.state == 'active' then
  finish(match, request.userId, request.reason)
else
  undo(match, { [request.userId] = true })
end
