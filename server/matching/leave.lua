-- Request: { matchId, userId, connectionId }. Returns 1 if that ended the match.
local match = matchOf(request.matchId)
if not match or not sides(match, request.userId) then return 0 end
leave(match, request, 'left')
return 1
