-- Request: { userId, connectionId, blockedId }.
local blocks = blocksOf(request.userId)
redis.call('ZADD', blocks, whole(now), request.blockedId)
redis.call('ZREMRANGEBYRANK', blocks, 0, -settings.mostBlocks - 1)
redis.call('PEXPIRE', blocks, whole(settings.blocksKeptMs))

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
