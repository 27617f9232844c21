-- Reads a page of a room's members in the order of their ids.
-- KEYS: members, connections by user, users' names. ARGV: the user after whom to start or '', limit.
-- Returns: the number of members, then id and name of each.
local members, byUser, users = KEYS[1], KEYS[2], KEYS[3]
local after, limit = ARGV[1], tonumber(ARGV[2])

local page = { redis.call('SCARD', members) }
local from = '-'
if after ~= '' then from = '[' .. after .. '\32' end
for _ = 1, limit do
  local entry = redis.call('ZRANGE', byUser, from, '+', 'BYLEX', 'LIMIT', 0, 1)[1]
  if not entry then break end
  local user = string.match(entry, '^[^\31]*')
  table.insert(page, user)
  table.insert(page, redis.call('HGET', users, user) or '')
  from = '[' .. user .. '\32'
end
return page
