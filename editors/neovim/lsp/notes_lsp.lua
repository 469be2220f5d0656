---@brief
---
--- notes-lsp, a language server for folders of Markdown notes: wikilinks, timestamps, backlinks.
---
--- The server itself is a Python program: `pipx install notes-lsp`.
---
--- It finds the vault that a note belongs to by itself; the root markers only say which notes share
--- one server process. A note outside of any root gets a server without a workspace folder.

---@type vim.lsp.Config
return {
  cmd = { 'notes-lsp', 'serve' },
  filetypes = { 'markdown' },
  root_markers = { '.notes-lsp.toml', '.obsidian', '.git' },
}
