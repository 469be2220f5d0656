--- What is asked of the editor: Lua that runs there, each returning a value or something false.

local M = {}

--- The client of the current buffer, once it has been initialized.
M.CLIENT = [[
  local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
  local client = get_clients({ bufnr = 0, name = 'notes_lsp' })[1]
  return client and client.initialized and {
    id = client.id,
    encoding = client.offset_encoding,
    offered = vim.tbl_get(client, 'capabilities', 'general', 'positionEncodings') or { 'utf-16' },
    root = client.config.root_dir,
  }
]]

--- The findings of the current buffer, in order of text. Columns are bytes, lines count from 1.
M.FINDINGS = [[
  local findings = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local line = vim.api.nvim_buf_get_lines(0, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
    findings[#findings + 1] = {
      line = diagnostic.lnum + 1,
      column = diagnostic.col,
      code = diagnostic.code,
      severity = vim.diagnostic.severity[diagnostic.severity],
      source = diagnostic.source,
      text = (line or ''):sub(diagnostic.col + 1, diagnostic.end_col),
      message = diagnostic.message,
    }
  end
  table.sort(findings, function(a, b)
    return a.line < b.line or a.line == b.line and a.column < b.column
  end)
  return findings
]]

--- The text of the float that is open.
M.FLOAT = [[
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local buffer = vim.api.nvim_win_get_buf(window)
      return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
    end
  end
]]

--- What the completion menu offered when it opened.
M.MENU = [[
  local items = vim.fn.pumvisible() == 1 and vim.fn.complete_info({ 'items' }).items
  return items and #items > 0 and vim.tbl_map(function(item) return item.abbr end, items)
]]

--- How many lines the completion menu has.
M.MENU_SIZE = 'return vim.fn.pumvisible() == 1 and vim.fn.pum_getpos().size'

--- The name of the file and the line of the cursor.
M.PLACE = "return { vim.fn.expand('%:t'), vim.api.nvim_win_get_cursor(0)[1] }"

--- The text of the cursor's line.
M.LINE = 'return vim.api.nvim_get_current_line()'

--- The text of the current buffer.
M.TEXT = "return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')"

--- All that the editor has said on its last line.
M.MESSAGES = "return vim.api.nvim_exec2('messages', { output = true }).output"

--- Whether this Neovim is one of those that complete while typing, and have keys for actions.
M.IS_NEWER = "return vim.fn.has('nvim-0.11') == 1"

return M
