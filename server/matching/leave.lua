-- Request: { matchId, userId, reason }. Returns 1 if that ended the match.
local match = matchOf(request.matchId)
if not match or not sides(match, request.userId) then return 0 end
if match.state == 'active' then
  finish(match, request.userId, request.reason)
else
  undo(match, { [request.userId] = true })
end
return 1
