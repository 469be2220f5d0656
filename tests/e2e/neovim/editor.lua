--- A Neovim under test: a process of its own with a terminal before it, as a person has it.
--- It is typed into and asked over RPC; what it shows is read off the terminal.

--- How long anything may take that is waited for, on a machine that is busy with other things.
local WAIT_MILLISECONDS = 10000
local POLL_MILLISECONDS = 10
local COLUMNS, LINES = 112, 20

---@class Editor
---@field private channel integer of the RPC connection
---@field private terminal_buffer integer
---@field private marks integer written on the screen so far
---@field private statuses table<string, integer> of the programs that have ended
---@field private note_process fun(pid: integer)
local Editor = {}
Editor.__index = Editor

---@class EditorOptions
---@field program string
---@field arguments string[]
---@field directory string to start it in
---@field note_process fun(pid: integer) told of each process that is started

--- Looks at something again and again until it is accepted.
---@generic T
---@param look fun(): T?
---@param accepts? fun(seen: T): boolean not asked about nil and false; without it all else is good
---@return boolean accepted
---@return T? seen at last
local function watch(look, accepts)
  local seen
  local accepted = vim.wait(WAIT_MILLISECONDS, function()
    seen = look()
    if seen == nil or seen == false or seen == vim.NIL then
      return false
    end
    return accepts == nil or accepts(seen)
  end, POLL_MILLISECONDS)
  return accepted, seen
end

--- Starts a program and takes down its status when it ends.
---@private
---@param name string
---@param command string[]
---@param options table of jobstart()
function Editor:start_job(name, command, options)
  options.on_exit = function(_, status)
    self.statuses[name] = status
  end
  local job = vim.fn.jobstart(command, options)
  self.note_process(vim.fn.jobpid(job))
end

--- Starts the editor and the terminal before it.
---@param options EditorOptions
---@return Editor
function Editor.start(options)
  local self = setmetatable({}, Editor)
  self.marks = 0
  self.statuses = {}
  self.note_process = options.note_process
  local address = vim.fn.tempname()
  local command = { options.program, '--headless', '--listen', address }
  vim.list_extend(command, options.arguments)
  self:start_job('editor', command, { cwd = options.directory })
  local listens, channel = watch(function()
    local connected, channel = pcall(vim.fn.sockconnect, 'pipe', address, { rpc = true })
    return connected and channel > 0 and channel
  end)
  assert(listens, 'the editor does not listen')
  self.channel = channel
  vim.cmd('enew')
  self.terminal_buffer = vim.api.nvim_get_current_buf()
  self:start_job(
    'terminal',
    { options.program, '--server', address, '--remote-ui' },
    { term = true, width = COLUMNS, height = LINES }
  )
  assert(self:watch('return #vim.api.nvim_list_uis() > 0'), 'the terminal is not attached')
  return self
end

--- Whether the editor waits for a key in a way that would keep any question waiting for ever.
---@private
---@return boolean
function Editor:blocked()
  return vim.rpcrequest(self.channel, 'nvim_get_mode').blocking
end

--- Runs Lua in the editor and gives back what it returns.
---@param code string
---@param ... any its arguments
---@return any
function Editor:ask(code, ...)
  assert(not self:blocked(), 'the editor waits for a key')
  return vim.rpcrequest(self.channel, 'nvim_exec_lua', code, { ... })
end

--- Asks the editor again and again until the answer is accepted.
---@param code string Lua
---@param accepts? fun(answer: any): boolean without it any answer but nil and false is good
---@return boolean accepted
---@return any answer the last one
function Editor:watch(code, accepts)
  return watch(function()
    return not self:blocked() and self:ask(code)
  end, accepts)
end

--- Reads a file again and again until its lines are accepted. One that is not there has no lines.
---@param path string
---@param accepts? fun(lines: string[]): boolean
---@return boolean accepted
---@return string[] lines
function Editor.watch_file(path, accepts)
  return watch(function()
    return vim.fn.filereadable(path) == 1 and vim.fn.readfile(path) or {}
  end, accepts)
end

--- Types keys; `<Esc>` and the like stand for themselves.
---@param keys string
function Editor:type(keys)
  vim.rpcrequest(self.channel, 'nvim_input', keys)
end

--- What the terminal shows at the moment.
---@return string[]
function Editor:screen_now()
  return vim.api.nvim_buf_get_lines(self.terminal_buffer, 0, -1, false)
end

--- What the terminal shows once it shows a text, and all else that the editor had to draw by then:
--- a mark is written on the last line, and waited for. The last line is left out.
---@param text string within a line
---@return string[]
function Editor:screen(text)
  self.marks = self.marks + 1
  local mark = ('[drawn %d]'):format(self.marks)
  local drawn, lines = watch(function()
    self:ask('vim.cmd.redraw() vim.api.nvim_echo({ { ... } }, false, {}) vim.cmd.redraw()', mark)
    return self:screen_now()
  end, function(lines)
    local shown = table.concat(lines, '\n')
    return vim.startswith(lines[LINES], mark) and shown:find(text, 1, true) ~= nil
  end)
  assert(drawn, 'the terminal does not show ' .. text)
  lines[LINES] = nil
  return lines
end

--- Waits until the terminal shows something, also while the editor waits for a key.
---@param pattern string of Lua
---@return boolean shown
---@return string? capture
function Editor:watch_screen(pattern)
  return watch(function()
    return table.concat(self:screen_now(), '\n'):match(pattern)
  end)
end

--- Waits until the editor and its terminal have ended.
---@return table<string, integer> statuses of those that have, by name
function Editor:ended()
  watch(function()
    return self.statuses.editor and self.statuses.terminal
  end)
  return self.statuses
end

return Editor
