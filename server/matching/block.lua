-- Request: { userId, connectionId, blockedId }.
redis.call('SADD', blocks, request.userId .. '>' .. request.blockedId)

local matchId = redis.call('HGET', engaged, request.userId)
local match = matchId and matchOf(matchId)
if not match then return end
local _, other = sides(match, request.userId)
if other.userId ~= request.blockedId then return end
if match.state == 'active' then
  leave(match, request, 'blocked')
else
  undo(match, {})
end
