--- What else an editor asks for, in a Neovim that has keys or functions for it (0.12).

local NOTE = 'bread_at_home.md'

--- Shows the note without lists beside it, the cursor at the first place of a text.
local BEGIN = [[
  local note, text = ...
  vim.cmd('silent! cclose | silent! lclose')
  vim.cmd.buffer(note)
  vim.fn.cursor(1, 1)
  assert(not text or vim.fn.search('\\V' .. vim.fn.escape(text, '\\'), 'cW') > 0, text)
]]

--- The texts of the list that is open, which is closed then. Without one there is nothing.
local LISTED = [[
  local list = vim.fn.getloclist(0, { items = 1, winid = 1 })
  if list.winid == 0 then
    list = vim.fn.getqflist({ items = 1, winid = 1 })
  end
  if list.winid == 0 or #list.items == 0 then
    return nil
  end
  vim.cmd('cclose | lclose')
  return vim.tbl_map(function(item)
    return vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t') .. ':' .. item.lnum .. ' ' .. item.text
  end, list.items)
]]

--- What is called or typed, and what must be seen then.
---@class Scene
---@field what string
---@field at? string the text that the cursor is put to
---@field call? string Lua
---@field keys? string
---@field seen string Lua that gives what is seen
---@field holds string what must be in it

---@type Scene[]
local SCENES = {
  {
    what = 'grr lists the links to a note',
    at = 'sourdough_starter |',
    keys = 'grr',
    seen = LISTED,
    holds = 'home_baking.md:8',
  },
  {
    what = 'the outline of the note',
    call = 'vim.lsp.buf.document_symbol()', -- gO is not the server's in Markdown
    seen = LISTED,
    holds = 'Heat',
  },
  {
    what = 'a name finds notes of the whole vault',
    call = "vim.lsp.buf.workspace_symbol('baking')",
    seen = LISTED,
    holds = 'Home Baking',
  },
  {
    what = 'the notes that link to one',
    at = 'sourdough_starter |',
    call = 'vim.lsp.buf.incoming_calls()',
    seen = LISTED,
    holds = 'home_baking.md',
  },
  {
    what = 'the notes that one links to',
    at = 'sourdough_starter |',
    call = 'vim.lsp.buf.outgoing_calls()',
    seen = LISTED,
    holds = 'Home Baking',
  },
  {
    what = 'grt goes to the hub of the linked note',
    at = 'sourdough_starter |',
    keys = 'grt',
    seen = "return vim.fn.expand('%:t')",
    holds = 'home_baking.md',
  },
  {
    what = 'the declaration of a link is its note',
    at = 'sourdough_starter |',
    call = 'vim.lsp.buf.declaration()',
    seen = "return vim.fn.expand('%:t')",
    holds = 'sourdough_starter.md',
  },
  {
    what = 'the same links are highlighted',
    at = 'sourdough_starter |',
    call = 'vim.lsp.buf.document_highlight()',
    seen = [[
      local space = vim.api.nvim_get_namespaces()['nvim.lsp.references']
      local marks = space and vim.api.nvim_buf_get_extmarks(0, space, 0, -1, {}) or {}
      return #marks .. ' places'
    ]],
    holds = '2 places',
  },
  {
    what = 'gx opens the link at the cursor',
    at = '00:01:12]',
    call = [[
      vim.ui.open = function(target)
        vim.g.opened = (vim.g.opened or '') .. target .. '\n'
      end
      vim.api.nvim_feedkeys('gx', 'm', false)
    ]],
    seen = 'return vim.g.opened',
    holds = 'https://www.youtube.com/watch?v=kJ3vHq8-Wm0&t=72s',
  },
  {
    what = 'a selection grows from the word to the link',
    at = 'sourdough_starter |',
    call = 'vim.lsp.buf.selection_range(2)',
    seen = [[
      if vim.fn.mode() ~= 'v' then
        return nil
      end
      return table.concat(vim.fn.getregion(vim.fn.getpos('v'), vim.fn.getpos('.')), '\n')
    ]],
    holds = '[[sourdough_starter | starter]]',
  },
  {
    what = 'sections can be folded',
    at = '## Heat',
    call = [[
      vim.wo.foldmethod = 'expr'
      vim.wo.foldexpr = 'v:lua.vim.lsp.foldexpr()'
      vim.wo.foldlevel = 9
    ]],
    seen = "return vim.fn.foldlevel(vim.fn.line('.') + 1) .. ' deep'",
    holds = '1 deep',
  },
  {
    what = 'hints tell the time span of a section',
    call = 'vim.lsp.inlay_hint.enable(true)',
    seen = [[
      local hints = vim.lsp.inlay_hint.get({ bufnr = 0 })
      return vim.inspect(vim.tbl_map(function(hint) return hint.inlay_hint.label end, hints))
    ]],
    holds = '00:12:40',
  },
  {
    what = 'a lens counts the other notes of the video',
    call = 'vim.lsp.codelens.enable(true)',
    seen = [[
      return vim.inspect(vim.tbl_map(function(lens)
        return lens.lens.command and lens.lens.command.title
      end, vim.lsp.codelens.get({ bufnr = 0 })))
    ]],
    holds = 'note',
  },
  {
    what = 'grx on a lens lists the links',
    keys = 'gggrx',
    seen = LISTED,
    holds = 'home_baking.md',
  },
  {
    what = 'both times of a timestamp are linked',
    at = '00:01:12',
    call = 'vim.lsp.linked_editing_range.enable(true)',
    keys = 'i',
    seen = [[
      for name, space in pairs(vim.api.nvim_get_namespaces()) do
        if vim.startswith(name, 'nvim.lsp.linked_editing_range') then
          return #vim.api.nvim_buf_get_extmarks(0, space, 0, -1, {}) .. ' places'
        end
      end
    ]],
    holds = '2 places',
  },
  {
    what = 'links are formatted',
    call = [=[
      vim.fn.append(vim.fn.line('$'), '[[home_baking|Baking]]')
      vim.lsp.buf.format()
    ]=],
    seen = "return vim.fn.getline('$')",
    holds = '[[home_baking | Baking]]',
  },
  {
    what = 'the selection is formatted',
    call = [=[
      local line = vim.fn.line('$')
      vim.fn.append(line, { '', '[[home_baking|Again]]' })
      vim.lsp.buf.format({ range = { start = { line + 2, 0 }, ['end'] = { line + 2, 9 } } })
    ]=],
    seen = "return vim.fn.getline('$')",
    holds = '[[home_baking | Again]]',
  },
  {
    what = 'a time in brackets becomes a timestamp as it is typed',
    call = 'vim.lsp.on_type_formatting.enable(true)',
    keys = 'Go[12:34]',
    seen = "return vim.fn.getline('.')",
    holds = '<a class="yt-timestamp" data-t="00:12:34">[00:12:34]</a>',
  },
  {
    what = 'a command writes the next timestamp',
    at = '00:01:12]</a>',
    call = [[
      local client = vim.lsp.get_clients({ name = 'notes_lsp' })[1]
      vim.cmd('normal! $')
      local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
      params.position.character = params.position.character + 1
      client:exec_cmd({
        title = 'next',
        command = 'notes.nextStamp',
        arguments = { { uri = params.textDocument.uri, position = params.position, by = 5 } },
      })
    ]],
    seen = "return vim.fn.getline('.')",
    holds = '[00:01:12]</a><a class="yt-timestamp" data-t="00:01:17">[00:01:17]</a>',
  },
  {
    what = 'a note is created from a link to it, and shown',
    at = 'rye_bread',
    call = [[
      local client = vim.lsp.get_clients({ name = 'notes_lsp' })[1]
      local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
      client:exec_cmd({
        title = 'create',
        command = 'notes.createNote',
        arguments = { { uri = params.textDocument.uri, position = params.position } },
      })
    ]],
    seen = "return vim.fn.expand('%:t')",
    holds = 'rye_bread.md',
  },
  {
    what = 'other settings take effect at once',
    call = [[
      local client = vim.lsp.get_clients({ name = 'notes_lsp' })[1]
      client.settings = { ['notes-lsp'] = { rules = { ['timestamp.parts'] = 'off' } } }
      client:notify('workspace/didChangeConfiguration', { settings = client.settings })
    ]],
    seen = "return #vim.diagnostic.get(0) .. ' findings'",
    holds = '0 findings',
  },
  {
    what = 'findings of notes that are not open are listed once somebody wants them',
    call = [=[
      vim.fn.writefile({ 'See [[crust]].' }, 'crumb.md')
      local client = vim.lsp.get_clients({ name = 'notes_lsp' })[1]
      client.settings['notes-lsp'].diagnostics = { scope = 'vault' }
      client:notify('workspace/didChangeConfiguration', { settings = client.settings })
    ]=],
    seen = [[
      local client = vim.lsp.get_clients({ name = 'notes_lsp' })[1]
      if not vim.g.asked and client:supports_method('workspace/diagnostic') then
        vim.g.asked = true
        vim.lsp.buf.workspace_diagnostics()
      end
      local found = vim.iter(vim.diagnostic.get()):find(function(diagnostic)
        return vim.fs.basename(vim.api.nvim_buf_get_name(diagnostic.bufnr)) == 'crumb.md'
      end)
      return found and found.message
    ]],
    holds = 'crust',
  },
  {
    what = 'a folder is added to those that are open',
    call = "vim.lsp.buf.add_workspace_folder(vim.fn.fnamemodify('..', ':p'))",
    seen = 'return #vim.lsp.buf.list_workspace_folders() .. " folders"',
    holds = '2 folders',
  },
}

---@param editor Editor
---@param report Report
---@param scene Scene
local function play(editor, report, scene)
  editor:type('<Esc>')
  assert(editor:watch("return vim.fn.mode() == 'n'"), 'the editor is not idle')
  editor:ask(BEGIN, NOTE, scene.at)
  if scene.call then
    editor:ask(scene.call)
  end
  if scene.keys then
    editor:type(scene.keys)
  end
  local function holds(seen)
    seen = type(seen) == 'table' and table.concat(seen, '\n') or seen
    return seen:find(scene.holds, 1, true) ~= nil
  end
  report:check(scene.what, editor:watch(scene.seen, holds))
end

--- Plays all scenes, and leaves the note as it is on the disk.
---@param editor Editor
---@param report Report
return function(editor, report)
  for _, scene in ipairs(SCENES) do
    play(editor, report, scene)
  end
  editor:ask(BEGIN, NOTE)
  editor:ask([[
    vim.lsp.inlay_hint.enable(false)
    vim.lsp.codelens.enable(false)
    vim.lsp.linked_editing_range.enable(false)
    vim.lsp.buf.clear_references()
    vim.wo.foldmethod = 'manual'
    vim.cmd('silent edit!')
  ]])
end
