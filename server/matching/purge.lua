-- Request: { nodeId }: a node that was lost.
local prefix = request.nodeId .. US
local entries = redis.call('ZRANGE', held, '[' .. prefix, '[' .. prefix .. '\255', 'BYLEX')

local lost = {}
for _, entry in ipairs(entries) do
  local userId = string.match(entry, '[^\31]*$')
  lost[userId] = true
  if string.sub(entry, #prefix + 1, #prefix + 1) == 't' then
    local ticket = ticketOf(userId)
    if ticket and ticket.nodeId == request.nodeId then take(ticket) end
  end
end

for _, entry in ipairs(entries) do
  local matchId, userId = string.match(string.sub(entry, #prefix + 1), '^m\31([^\31]*)\31(.*)$')
  local match = matchId and matchOf(matchId)
  local own, other
  if match then own, other = sides(match, userId) end
  if own and own.nodeId == request.nodeId then
    if match.state == 'proposed' then
      undo(match, lost)
    else
      lose(match, userId, lost[other.userId])
    end
  end
end
