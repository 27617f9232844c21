-- The users whose only connections are on nodes that are lost, and how many they are.
local function findGhosts(byUser, byNode, lost)
  local isLost, ghosts, count = {}, {}, 0
  for _, node in ipairs(lost) do isLost[node] = true end

  local function isElsewhere(user)
    for _, entry in ipairs(redis.call('ZRANGE', byUser, '[' .. user .. '\31', '(' .. user .. '\32', 'BYLEX')) do
      if not isLost[string.match(entry, '^[^\31]*\31([^\31]*)')] then return true end
    end
    return false
  end

  for _, node in ipairs(lost) do
    for _, entry in ipairs(redis.call('ZRANGE', byNode, '[' .. node .. '\31', '(' .. node .. '\32', 'BYLEX')) do
      local user = string.match(string.sub(entry, #node + 2), '^[^\31]*')
      if ghosts[user] == nil then
        ghosts[user] = not isElsewhere(user)
        if ghosts[user] then count = count + 1 end
      end
    end
  end
  return ghosts, count
end
