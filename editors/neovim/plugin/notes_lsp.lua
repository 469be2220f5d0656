-- The user commands. Nothing is started here; the module is read when one of them is used.

if vim.g.loaded_notes_lsp then
  return
end
vim.g.loaded_notes_lsp = true

vim.api.nvim_create_user_command('NotesLspRestart', function()
  require('notes_lsp').restart()
end, { desc = 'Stop the notes-lsp servers and start them again for the open notes' })

vim.api.nvim_create_user_command('NotesLspInfo', function()
  vim.cmd('checkhealth notes_lsp')
end, { desc = 'Show the server of notes-lsp, its version and the notes it serves' })

vim.api.nvim_create_user_command('NotesLspLog', function()
  vim.cmd('tabedit ' .. vim.fn.fnameescape(require('notes_lsp').log_path()))
end, { desc = "Open Neovim's log of language servers" })

--- Adds a command that `notes_lsp.commands` runs, when it is used.
---@param name string
---@param options table
---@param run fun(commands: table, given: table)
local function command(name, options, run)
  vim.api.nvim_create_user_command('NotesLsp' .. name, function(given)
    run(require('notes_lsp.commands'), given)
  end, options)
end

--- What was given, or nil where nothing was.
---@param given table
---@return string?
local function argument(given)
  return given.args ~= '' and given.args or nil
end

command('Create', { nargs = '+', desc = 'Create a note with this title' }, function(commands, given)
  commands.create_note(given.args)
end)

command('Video', { nargs = '+', desc = 'Create a note about a video' }, function(commands, given)
  local video, title = given.args:match('^(%S+)%s+(.+)$')
  if video then
    commands.new_from_video(video, title)
  else
    vim.notify('notes-lsp: :NotesLspVideo URL TITLE', vim.log.levels.ERROR)
  end
end)

command('Daily', { nargs = '?', desc = 'Open the note of a day' }, function(commands, given)
  commands.daily_note(argument(given))
end)

command('Fix', { nargs = '*', desc = 'Fix what is safe to fix' }, function(commands, given)
  commands.fix_all(given.fargs)
end)

local shift = { nargs = 1, range = true, desc = 'Move timestamps by so many seconds' }
command('Shift', shift, function(commands, given)
  commands.shift(given.args, given.range > 0 and { given.line1, given.line2 } or nil)
end)

command('NextStamp', { nargs = '?', desc = 'Insert the next timestamp' }, function(commands, given)
  commands.next_stamp(tonumber(given.args))
end)

local paste = { nargs = '?', desc = 'Write the URL of a moment as a timestamp' }
command('PasteStamp', paste, function(commands, given)
  commands.paste_stamp(argument(given) or vim.trim(vim.fn.getreg('+')))
end)

command('Backlinks', { desc = 'List the links to this note' }, function(commands)
  commands.backlinks()
end)

command('Timeline', { desc = 'List what all notes say of the video' }, function(commands)
  commands.timeline()
end)

command('Graph', { nargs = '?', desc = 'Show the notes around this one' }, function(commands, given)
  commands.graph(tonumber(given.args))
end)

command('Rescan', { desc = 'Look at all files again' }, function(commands)
  commands.rescan()
end)
