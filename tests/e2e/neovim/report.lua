--- The lines that the test prints, and the transcript that it keeps for readers.

--- How much of what was seen is printed beside an `ok`.
local SEEN_BYTES = 120

---@class Report
---@field on_failure fun() called after each line that says FAIL
---@field private passes integer
---@field private failures integer
---@field private transcript string[]
local Report = {}
Report.__index = Report

---@return Report
function Report.new()
  local self = setmetatable({ passes = 0, failures = 0, transcript = {} }, Report)
  self.on_failure = function() end
  return self
end

---@param format string
---@param ... any
local function say(format, ...)
  io.stdout:write(format:format(...), '\n')
  io.stdout:flush()
end

--- Prints whether a thing is as it should be.
---@param what string
---@param passed any
---@param seen? any what there was, printed beside it
function Report:check(what, passed, seen)
  if type(seen) == 'table' or type(seen) == 'string' and seen:find('\n') then
    seen = vim.inspect(seen, { newline = ' ', indent = '' })
  end
  seen = seen and (': ' .. tostring(seen)) or ''
  if passed then
    self.passes = self.passes + 1
    say('ok   %s%s%s', what, seen:sub(1, SEEN_BYTES), #seen > SEEN_BYTES and ' …' or '')
  else
    self.failures = self.failures + 1
    say('FAIL %s%s', what, seen)
    self.on_failure()
  end
end

--- Like `check`, for two values that should be equal.
---@param what string
---@param seen any
---@param wanted any
function Report:equal(what, seen, wanted)
  if vim.deep_equal(seen, wanted) then
    self:check(what, true, seen)
  else
    self:check(what, false, { seen = seen, wanted = wanted })
  end
end

--- Prints lines that explain a failure.
---@param lines string[]
function Report.explain(lines)
  for _, line in ipairs(lines) do
    say('     | %s', line)
  end
end

--- Adds a scene to the transcript: what was done, and the screen after it.
---@param done string
---@param screen string[]
function Report:scene(done, screen)
  local lines = { done, '' }
  for _, line in ipairs(screen) do
    line = line:gsub('%s+$', '')
    if line ~= '' then
      lines[#lines + 1] = '    ' .. line
    elseif lines[#lines] ~= '' then
      lines[#lines + 1] = ''
    end
  end
  lines[#lines + 1] = ''
  vim.list_extend(self.transcript, lines)
end

--- Writes the transcript.
---@param path string
---@param title string
function Report:write_transcript(path, title)
  local lines = { title, ('='):rep(vim.fn.strdisplaywidth(title)), '' }
  vim.list_extend(lines, self.transcript)
  lines[#lines] = nil
  vim.fn.writefile(lines, path)
end

--- Prints how many checks there were.
function Report:close()
  say('%d passed, %d failed', self.passes, self.failures)
end

---@return boolean
function Report:passed()
  return self.failures == 0
end

return Report
