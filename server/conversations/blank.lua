-- Takes the words and the name out of what somebody said in a part of a log.
-- KEYS: messages. ARGV: user, the id from which to start, how many to look at.
-- Returns: the id of the last message looked at, or ''.
local mine = '"from":{"id":' .. cjson.encode(ARGV[1]) .. ','
local last = ''
for _, entry in ipairs(from(tonumber(ARGV[2]), tonumber(ARGV[3]), '')) do
  -- The ids come first, and nothing in them looks like this.
  local head, body = string.match(entry, '^(.-)("from":.*)$')
  last = string.match(entry, '^{"id":(%d+)')
  if string.sub(body, 1, #mine) == mine then
    replace(last, entry, head .. mine .. '"name":""},"text":"","clientId":"blank-' .. last .. '"}')
  end
end
return last
