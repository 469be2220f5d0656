---@brief
---
--- notes-lsp, a language server for folders of Markdown notes: wikilinks, timestamps, backlinks.
---
--- The server itself is a Python program: `pipx install notes-lsp`.
---
--- It finds the vault that a note belongs to by itself; the root markers only say which notes share
--- one server process. A note outside of any root gets a server without a workspace folder.

--- What the code lenses call: the links that are counted, in the quickfix list.
---@param command lsp.Command
---@param context { bufnr: integer, client_id: integer }
local function show_backlinks(command, context)
  local client = assert(vim.lsp.get_client_by_id(context.client_id))
  local asked = { command = command.command, arguments = command.arguments }
  local function show(_, locations)
    local items = vim.lsp.util.locations_to_items(locations or {}, client.offset_encoding)
    vim.fn.setqflist({}, ' ', { title = command.title, items = items })
    vim.cmd('botright copen')
  end
  local request = client.request
  if vim.fn.has('nvim-0.11') == 1 then
    request = function(...)
      return client:request(...)
    end
  end
  request('workspace/executeCommand', asked, show, context.bufnr)
end

---@type vim.lsp.Config
return {
  cmd = { 'notes-lsp', 'serve' },
  filetypes = { 'markdown' },
  commands = { ['notes.backlinks'] = show_backlinks },
  root_markers = { '.notes-lsp.toml', '.obsidian', '.git' },
}
