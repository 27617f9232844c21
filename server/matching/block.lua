-- Request: { userId, connectionId, blockedId }.
function operations.block(request)
  local blocks = keyOf('blocks', request.userId)
  redis.call('ZADD', blocks, whole(now), request.blockedId)
  redis.call('ZREMRANGEBYRANK', blocks, 0, -settings.mostBlocks - 1)
  redis.call('PEXPIRE', blocks, whole(settings.blocksKeptMs))

  local match = matchWith(request.userId)
  if not match then return end
  local _, other = sides(match, request.userId)
  if other.userId ~= request.blockedId then return end
  if match.state == 'active' then
    leave(match, request, 'blocked')
  else
    undo(match, {})
  end
end
