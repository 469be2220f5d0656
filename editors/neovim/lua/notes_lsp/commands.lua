--- What the user commands have the server do, and how its answers are shown: in the quickfix list,
--- or as a text.

local M = {}

local newer = vim.fn.has('nvim-0.11') == 1

--- The server of the current buffer, or any that runs.
---@return table?
local function client_here()
  local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
  local name = require('notes_lsp').NAME
  return get_clients({ name = name, bufnr = vim.api.nvim_get_current_buf() })[1]
    or get_clients({ name = name })[1]
end

--- Has the server execute a command. Why it does not is shown.
---@param command string
---@param argument? table|string
---@param show? fun(answer: any, client: table)
local function execute(command, argument, show)
  local client = client_here()
  if not client then
    vim.notify('notes-lsp: no server runs', vim.log.levels.ERROR)
    return
  end
  local asked = { command = command, arguments = { argument } }
  local function done(failure, answer)
    if failure then
      vim.notify('notes-lsp: ' .. failure.message, vim.log.levels.WARN)
    elseif show then
      show(answer, client)
    end
  end
  local buffer = vim.api.nvim_get_current_buf()
  if newer then
    client:request('workspace/executeCommand', asked, done, buffer)
  else
    client.request('workspace/executeCommand', asked, done, buffer)
  end
end

---@return string
local function uri()
  return vim.uri_from_bufnr(0)
end

--- Behind the character at the cursor, where `p` puts things, as the server counts.
---@param client table
---@return table
local function position(client)
  local line, column = unpack(vim.api.nvim_win_get_cursor(0))
  local rest = vim.api.nvim_get_current_line():sub(column + 1)
  column = column + #vim.fn.matchstr(rest, '.')
  local character = vim.lsp.util.character_offset(0, line - 1, column, client.offset_encoding)
  return { line = line - 1, character = character }
end

--- From the beginning of one line to the end of another.
---@param first integer counted from 1
---@param last integer
---@return table
local function whole_lines(first, last)
  return { start = { line = first - 1, character = 0 }, ['end'] = { line = last, character = 0 } }
end

---@param title string
---@param locations table[]
---@param client table
local function quickfix(title, locations, client)
  local items = vim.lsp.util.locations_to_items(locations, client.offset_encoding)
  for index, location in ipairs(locations) do
    items[index].text = location.text or items[index].text
  end
  vim.fn.setqflist({}, ' ', { title = title, items = items })
  vim.cmd('botright copen')
end

---@param title string
function M.create_note(title)
  execute('notes.createNote', { uri = uri(), title = title })
end

---@param video string a URL or an id
---@param title string
function M.new_from_video(video, title)
  execute('notes.newFromVideo', { video = video, title = title, uri = uri() })
end

---@param date? string today if it is none
function M.daily_note(date)
  execute('notes.dailyNote', { date = date, uri = uri() })
end

---@param only string[] codes or kinds of findings; all if there are none
function M.fix_all(only)
  execute('notes.fixAll', { uri = uri(), only = #only > 0 and only or nil })
end

---@param by string seconds, or a time; with a minus sooner
---@param lines? integer[] the first and the last; all of the note if there are none
function M.shift(by, lines)
  local range = lines and whole_lines(lines[1], lines[2]) or nil
  execute('notes.shiftTimestamps', { uri = uri(), by = by, range = range })
end

---@param by? integer seconds
function M.next_stamp(by)
  local client = client_here()
  if client then
    execute('notes.nextStamp', { uri = uri(), position = position(client), by = by })
  end
end

---@param url string of a moment of a video
function M.paste_stamp(url)
  local client = client_here()
  if client then
    local here = position(client)
    local range = { start = here, ['end'] = here }
    execute('notes.pasteStamp', { uri = uri(), url = url, range = range })
  end
end

function M.backlinks()
  execute('notes.backlinks', uri(), function(locations, client)
    quickfix('Links to this note', locations or {}, client)
  end)
end

function M.timeline()
  execute('notes.timeline', { uri = uri() }, function(answer, client)
    for _, moment in ipairs(answer.moments) do
      local section = type(moment.section) == 'string' and moment.section or ''
      moment.text = moment.time .. ' ' .. section
    end
    quickfix('The video ' .. answer.video, answer.moments, client)
  end)
end

--- Shows the notes around this one as a text that is no file: a Mermaid graph, and links to follow.
---@param depth? integer
function M.graph(depth)
  local asked = { uri = uri(), depth = depth, format = 'markdown' }
  execute('notes.graph', asked, function(answer)
    vim.cmd('new')
    vim.bo.bufhidden = 'wipe'
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(vim.trim(answer.text), '\n'))
    vim.bo.modified = false
    vim.bo.filetype = 'markdown'
  end)
end

function M.rescan()
  execute('notes.rescan')
end

return M
