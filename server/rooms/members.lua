-- Reads a page of a room's members in the order of their ids.
-- KEYS: see changes.lua. ARGV: the user after whom to start or '', limit, then the nodes that are lost.
-- Returns: the room's version, the number of members, then id and name of each.
local members, byUser, byNode, users = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local after, limit = ARGV[1], tonumber(ARGV[2])

local ghosts, ghostCount = findGhosts(byUser, byNode, { unpack(ARGV, 3) })
local page = { redis.call('HGET', KEYS[5], 'version') or '0', redis.call('SCARD', members) - ghostCount }
local from = '-'
if after ~= '' then from = '[' .. after .. '\32' end
while #page < 2 + limit * 2 do
  local entry = redis.call('ZRANGE', byUser, from, '+', 'BYLEX', 'LIMIT', 0, 1)[1]
  if not entry then break end
  local user = string.match(entry, '^[^\31]*')
  if not ghosts[user] then
    table.insert(page, user)
    table.insert(page, redis.call('HGET', users, user) or '')
  end
  from = '[' .. user .. '\32'
end
return page
