--- nvim -l drive.lua: types into another Neovim as a person would, with the server behind it, and
--- says of each thing whether it is as it should be. run.sh starts it, with this environment:
---
---   PROGRAM     the Neovim under test
---   INIT        its init.lua
---   PLUGIN      the plugin's folder, a copy
---   VAULT       the notes, a copy
---   STATE       a folder: process ids of all that is started, statuses of the servers that ended
---   TRANSCRIPT  the file to write what was typed and shown to

local folder = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2))
package.path = folder .. '/?.lua;' .. package.path

local Editor = require('editor')
local Report = require('report')
local questions = require('questions')
local play_surface = require('surface')

local env = vim.env
local report = Report.new()

--- The findings in bread_at_home.md. `about` is the text that a finding must be about: its range
--- has to hold it, and to lie within `inside`.
local FINDINGS = {
  {
    line = 11,
    code = 'timestamp.parts',
    severity = 'WARN',
    about = '12:40',
    inside = '<a class="yt-timestamp" data-t="12:40">[12:40]</a>',
  },
  {
    line = 12,
    code = 'link.unresolved',
    severity = 'INFO',
    about = 'rye_bread',
    inside = '[[rye_bread | rye]]',
  },
}

---@param finding table of questions.FINDINGS
---@param wanted table of FINDINGS
---@return boolean
local function is_finding(finding, wanted)
  return finding.line == wanted.line
    and finding.code == wanted.code
    and finding.severity == wanted.severity
    and finding.source == 'notes-lsp'
    and finding.text:find(wanted.about, 1, true) ~= nil
    and wanted.inside:find(finding.text, 1, true) ~= nil
end

--- Whether findings are those of FINDINGS, no more and no less.
---@param findings table[]
---@return boolean
local function are_findings(findings)
  for i, wanted in ipairs(FINDINGS) do
    if not findings[i] or not is_finding(findings[i], wanted) then
      return false
    end
  end
  return #findings == #FINDINGS
end

---@param text string
---@return fun(seen: string): boolean
local function holds(text)
  return function(seen)
    return seen:find(text, 1, true) ~= nil
  end
end

---@param wanted any
---@return fun(seen: any): boolean
local function is(wanted)
  return function(seen)
    return vim.deep_equal(seen, wanted)
  end
end

--- What servers have written on stderr. The editor under test has the log at the same place as the
--- Neovim that runs this.
---@return string[]
local function server_log()
  local path = vim.lsp.log.get_filename()
  return vim.fn.filereadable(path) == 1 and vim.fn.readfile(path) or {}
end

---@param editor Editor
local function attach(editor)
  local attached, client = editor:watch(questions.CLIENT)
  report:check('the server is attached', attached, client)
  if not attached then
    error('nothing more can be tried without a server', 0)
  end
  report:equal('its root is the vault', client.root, env.VAULT)
  report:equal('it counts as Neovim likes best', client.encoding, client.offered[1])
end

---@param editor Editor
local function findings(editor)
  report:check(
    'the findings of the note, and no others',
    editor:watch(questions.FINDINGS, are_findings)
  )
end

---@param editor Editor
local function finding_in_float(editor)
  editor:type('/12:40<CR><C-w>d')
  local shown, text = editor:watch(questions.FLOAT, holds('timestamp.parts'))
  report:check('CTRL-W d shows the finding', shown, text)
  report:scene(
    '/12:40<CR> and CTRL-W d: what is wrong with this timestamp',
    editor:screen('timestamp.parts')
  )
end

---@param editor Editor
---@param link string typed to bring the cursor onto the link
---@param wanted string of the target's text
---@param what string
local function hover(editor, link, wanted, what)
  editor:type('gg/' .. link .. '<CR>K')
  local shown, text = editor:watch(questions.FLOAT, holds(wanted))
  report:check('K shows ' .. what, shown, text)
  report:scene(('/%s<CR> and K: %s'):format(link, what), editor:screen(wanted))
end

---@param editor Editor
local function definition(editor)
  editor:type('gg/#Feeding<CR><C-]>')
  local there = { 'sourdough_starter.md', 10 }
  report:check(
    'CTRL-] after an emoji goes to the heading',
    editor:watch(questions.PLACE, is(there))
  )
  report:scene(
    '/#Feeding<CR> and CTRL-]: the heading that the link names',
    editor:screen('Half of it goes')
  )
  editor:type('<C-t>')
  local back = { 'bread_at_home.md', 12 }
  report:check('CTRL-T comes back', editor:watch(questions.PLACE, is(back)))
end

--- Types a link after an emoji, takes it from the menu, and types on: a link that leads nowhere.
---@param editor Editor
local function completion(editor)
  local newer = editor:ask(questions.IS_NEWER)
  editor:type('Go🍞 See [[' .. (newer and '' or '<C-x><C-o>'))
  report:check('[[ opens the menu', editor:watch(questions.MENU))
  editor:type('sour')
  report:check('what is typed narrows it to one', editor:watch(questions.MENU_SIZE, is(1)))
  report:scene('o🍞 See [[sour: the notes that it could be', editor:screen('Sourdough Starter'))
  editor:type('<C-n><C-y>')
  local line = '🍞 See [[sourdough_starter | Sourdough Starter]]'
  report:check('CTRL-Y writes the link', editor:watch(questions.LINE, is(line)))
  editor:type(' and [[oat_bread]].<Esc>')
  line = line .. ' and [[oat_bread]].'
  report:check('typing goes on behind it', editor:watch(questions.LINE, is(line)))
end

--- Types on in a link to the `#`, and takes the heading from the menu.
---@param editor Editor
local function heading_completion(editor)
  local newer = editor:ask(questions.IS_NEWER)
  editor:type('o🍞 [[sourdough_starter#' .. (newer and '' or '<C-x><C-o>'))
  report:check('# offers the headings', editor:watch(questions.MENU, is({ 'Feeding' })))
  editor:type('<C-n><C-y><Esc>')
  local line = '🍞 [[sourdough_starter#Feeding]]'
  report:check('CTRL-Y writes the heading', editor:watch(questions.LINE, is(line)))
  editor:type('dd')
end

--- What was typed has reached the server, and the places in it are right.
---@param editor Editor
local function finding_as_typed(editor)
  local wanted = {
    line = 13,
    code = 'link.unresolved',
    severity = 'INFO',
    about = 'oat_bread',
    inside = '[[oat_bread]]',
  }
  report:check(
    'what was typed is checked',
    editor:watch(questions.FINDINGS, function(seen)
      return #seen == #FINDINGS + 1 and is_finding(seen[#seen], wanted)
    end)
  )
  editor:type('dd')
end

--- Takes the repair of the timestamp from the list of what can be done, and undoes it.
---@param editor Editor
local function repair(editor)
  local newer = editor:ask(questions.IS_NEWER)
  editor:type('gg/12:40<CR>' .. (newer and 'gra' or ':lua vim.lsp.buf.code_action()<CR>'))
  local offered, number = editor:watch_screen('(%d+): [^\n]*00:12:40.*Type number.*%)')
  report:check('gra offers to repair the timestamp', offered)
  report:scene('/12:40<CR> and gra: what can be done about it', editor:screen_now())
  editor:type((number or '') .. '<CR>')
  local line = 'The oven is as hot as it goes. '
    .. '<a class="yt-timestamp" data-t="00:12:40">[00:12:40]</a>'
  report:check('it is repaired', editor:watch(questions.LINE, is(line)))
  editor:type('u')
end

--- Renames a note from a link to it, while another note is not saved: its file, its title and the
--- links to it.
---@param editor Editor
local function rename(editor)
  local newer = editor:ask(questions.IS_NEWER)
  editor:type('gg/sourdough_starter |<CR>' .. (newer and 'grn' or ':lua vim.lsp.buf.rename()<CR>'))
  local asked = editor:watch_screen('New Name: Sourdough Starter')
  report:check('grn asks for a name, and has the old one', asked)
  report:scene('/sourdough_starter |<CR> and grn: what the note is called', editor:screen_now())
  editor:type('<C-u>Rye Starter<CR>')
  local line = 'It begins with a [[rye_starter | starter]]. '
    .. '<a class="yt-timestamp" data-t="00:01:12">[00:01:12]</a>'
  report:check('the link follows', editor:watch(questions.LINE, is(line)))
  editor:type(':wall<CR>')
  local function has(name, wanted)
    local found, lines = Editor.watch_file(env.VAULT .. '/' .. name, function(lines)
      return vim.list_contains(lines, wanted)
    end)
    report:check(name .. ' has “' .. wanted .. '”', found, lines)
  end
  has('rye_starter.md', 'title: Rye Starter')
  has('home_baking.md', '- [[rye_starter | Sourdough Starter]]')
  has('bread_at_home.md', line)
  local old = env.VAULT .. '/sourdough_starter.md'
  report:check('the old file is gone', vim.fn.filereadable(old) == 0)
end

---@param editor Editor
local function health(editor)
  editor:type(':checkhealth notes_lsp<CR>')
  local shown, text = editor:watch(questions.TEXT, holds('position encoding'))
  report:check(':checkhealth notes_lsp tells of the server', shown, text)
  local complaint = text:match('[^\n]*ERROR[^\n]*') or text:match('[^\n]*WARNING[^\n]*')
  report:check('it has no complaint', not complaint, complaint)
  for _, line in ipairs({ 'Neovim %d[^\n]*', 'notes%-lsp %d[^\n]*', 'notes: [^\n]*' }) do
    report:check('it has a line', text:find(line), text:match(line))
  end
  editor:type(':quit<CR>')
end

---@param editor Editor
local function restart(editor)
  local before = editor:ask(questions.CLIENT)
  editor:type(':NotesLspRestart<CR>')
  report:check(
    ':NotesLspRestart starts another server',
    editor:watch(questions.CLIENT, function(client)
      return client.id ~= before.id
    end)
  )
  findings(editor)
end

--- The commands that open something to read.
---@param editor Editor
local function readings(editor)
  editor:type(':help notes_lsp<CR>')
  report:check(':help notes_lsp', editor:watch(questions.PLACE, is({ 'notes_lsp.txt', 1 })))
  editor:type(':quit<CR>:NotesLspLog<CR>')
  report:check(':NotesLspLog', editor:watch(questions.PLACE, is({ 'lsp.log', 1 })))
  editor:type(':quit<CR>')
end

--- Leaves the editor. Nothing must have gone wrong on the way that was not looked at, and both
--- servers, the one before the restart too, must have ended by themselves.
---@param editor Editor
local function leave(editor)
  local said = editor:ask(questions.MESSAGES)
  report:check('no error message', not (said:find('E%d+:') or said:find('Error')), said)
  editor:type(':quitall!<CR>')
  report:equal('Neovim ends', editor:ended(), { editor = 0, terminal = 0 })
  report:check(
    'both servers ended with status 0',
    Editor.watch_file(env.STATE .. '/statuses', is({ '0', '0' }))
  )
  local traceback = table.concat(server_log(), '\n'):match('Traceback.*')
  report:check('no traceback on stderr', not traceback, traceback)
end

---@param editor Editor
local function steps(editor)
  attach(editor)
  findings(editor)
  finding_in_float(editor)
  hover(
    editor,
    'sourdough_starter |',
    'A starter is flour and water',
    'the note that a link leads to'
  )
  hover(editor, '#Feeding', 'Half of it goes', 'the section that a link after an emoji leads to')
  definition(editor)
  completion(editor)
  finding_as_typed(editor)
  heading_completion(editor)
  repair(editor)
  health(editor)
  restart(editor)
  readings(editor)
  if editor:ask(questions.IS_NEWER) then
    play_surface(editor, report)
  end
  rename(editor)
  leave(editor)
end

local function run()
  vim.cmd.helptags(env.PLUGIN .. '/doc')
  local load_plugin = 'set runtimepath^=' .. env.PLUGIN
  local editor = Editor.start({
    program = env.PROGRAM,
    arguments = { '-u', env.INIT, '-i', 'NONE', '--cmd', load_plugin, 'bread_at_home.md' },
    directory = env.VAULT,
    note_process = function(pid)
      vim.fn.writefile({ tostring(pid) }, env.STATE .. '/processes', 'a')
    end,
  })
  report.on_failure = function()
    Report.explain(editor:screen_now())
  end
  local completed, problem = pcall(steps, editor)
  if not completed then
    report:check('the run', false, problem)
  end
  if not report:passed() then
    Report.explain(server_log())
  end
end

local completed, problem = xpcall(run, debug.traceback)
if not completed then
  report:check('the run', false, problem)
end
if report:passed() then
  report:write_transcript(
    env.TRANSCRIPT,
    ('Neovim %s and notes-lsp'):format(tostring(vim.version()))
  )
end
report:close()
os.exit(report:passed() and 0 or 1)
