-- Runs what a node asks for in one turn. ARGV: the settings, and a list of operations, as JSON: { name, request }.
-- Answers each with what it returns, or with { error }: one that fails keeps neither the others from being done nor
-- their news from being told.
local answers = {}
for place, operation in ipairs(cjson.decode(ARGV[2])) do
  local isDone, answer = pcall(operations[operation[1]], operation[2])
  if isDone then
    answers[place] = answer or ''
  else
    answers[place] = { type(answer) == 'table' and answer.err or answer }
  end
end
for channel, events in pairs(told) do redis.call('PUBLISH', channel, cjson.encode(events)) end
return answers
