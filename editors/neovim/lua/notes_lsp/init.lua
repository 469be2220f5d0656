--- Starting and restarting the server. Neovim 0.11 and newer do the starting themselves
--- (`vim.lsp.enable`); for 0.8 to 0.10 it is done here, from the same configuration file,
--- `lsp/notes_lsp.lua`. What differs between these versions stays in this file.

local M = {}

--- The name of the configuration, and so of its clients.
M.NAME = 'notes_lsp'

--- How long a server may take to stop before it is killed.
local STOP_MILLISECONDS = 3000

local starts_by_itself = vim.fn.has('nvim-0.11') == 1

--- What was given to `setup()`; laid over the configuration files before 0.11.
---@type table
local options = {}

--- The configuration as it is in force: all of the `lsp/notes_lsp.lua` on 'runtimepath', the later
--- over the earlier, and over them what `setup()` or `vim.lsp.config()` was given.
---@return table
function M.config()
  if starts_by_itself then
    return vim.lsp.config[M.NAME]
  end
  local config = { name = M.NAME }
  for _, path in ipairs(vim.api.nvim_get_runtime_file('lsp/notes_lsp.lua', true)) do
    config = vim.tbl_deep_extend('force', config, dofile(path))
  end
  return vim.tbl_deep_extend('force', config, options)
end

--- The clients of this server, of all buffers.
---@return table[]
function M.clients()
  local get_clients = vim.lsp.get_clients or vim.lsp.get_active_clients
  return get_clients({ name = M.NAME })
end

--- The file that Neovim logs its language servers to, what they write on stderr included.
---@return string
function M.log_path()
  local log = require('vim.lsp.log')
  return log.get_filename()
end

--- The nearest folder above a note that holds a root marker; the first marker found anywhere wins,
--- as in `vim.lsp.enable`.
---@param path string of the note
---@param markers string[]
---@return string? folder none of the markers found: nil
local function root_of(path, markers)
  for _, marker in ipairs(markers) do
    local found = vim.fs.find(marker, { path = vim.fs.dirname(path), upward = true })[1]
    if found then
      return vim.fs.dirname(found)
    end
  end
end

--- Starts the server for a buffer, or attaches the buffer to one that runs for the same root.
--- Only for Neovim before 0.11.
---@param buffer integer
local function start(buffer)
  if vim.bo[buffer].buftype ~= '' then
    return
  end
  local config = M.config()
  if not config.root_dir then
    config.root_dir = root_of(vim.api.nvim_buf_get_name(buffer), config.root_markers)
  end
  -- Neovim 0.8 has no option for the buffer: it takes the current one.
  vim.api.nvim_buf_call(buffer, function()
    vim.lsp.start(config)
  end)
end

--- Starts the server for every open note that has none yet.
local function start_for_open_notes()
  if starts_by_itself then
    vim.lsp.enable(M.NAME)
    return
  end
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if
      vim.api.nvim_buf_is_loaded(buffer)
      and vim.tbl_contains(M.config().filetypes, vim.bo[buffer].filetype)
    then
      start(buffer)
    end
  end
end

---@param client table
---@param force boolean kill it at once
local function stop(client, force)
  if starts_by_itself then
    client:stop(force)
  else
    client.stop(force)
  end
end

--- Enables the server for notes that are open and notes that will be opened.
---@param opts? table laid over `lsp/notes_lsp.lua`: `cmd`, `settings`, `on_attach`, …
function M.setup(opts)
  options = opts or {}
  if starts_by_itself then
    vim.lsp.config(M.NAME, options)
  else
    vim.api.nvim_create_autocmd('FileType', {
      group = vim.api.nvim_create_augroup(M.NAME, { clear = true }),
      pattern = M.config().filetypes,
      callback = function(event)
        start(event.buf)
      end,
    })
  end
  start_for_open_notes()
end

--- Stops all servers, by force those that do not stop in time.
---@return boolean stopped
local function stop_all()
  local function stopped()
    return #M.clients() == 0
  end
  for _, force in ipairs({ false, true }) do
    for _, client in ipairs(M.clients()) do
      stop(client, force)
    end
    if vim.wait(STOP_MILLISECONDS, stopped, 10) then
      return true
    end
  end
  return false
end

--- Stops all servers and starts them again for the open notes, with the configuration now in force.
function M.restart()
  if stop_all() then
    start_for_open_notes()
  else
    vim.notify('notes-lsp: the server cannot be stopped', vim.log.levels.ERROR)
  end
end

return M
