--- `:checkhealth notes_lsp`: what a bug report needs, and what to do where something is missing.

local notes_lsp = require('notes_lsp')

local M = {}

local VERSION_MILLISECONDS = 10000

-- Neovim before 0.10 has the same functions under longer names.
local health = {
  start = vim.health.start or vim.health.report_start,
  ok = vim.health.ok or vim.health.report_ok,
  info = vim.health.info or vim.health.report_info,
  warn = vim.health.warn or vim.health.report_warn,
  error = vim.health.error or vim.health.report_error,
}

local function check_neovim()
  health.start('Neovim')
  local version = vim.version()
  local text = ('Neovim %d.%d.%d'):format(version.major, version.minor, version.patch)
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok(text)
  elseif vim.fn.has('nvim-0.8') == 1 then
    health.ok(text .. ": before 0.11 the server is started by require('notes_lsp').setup()")
  else
    health.error(text .. ' is too old', { 'Neovim 0.11 or newer is best; 0.8 is the least' })
  end
end

--- The command that tells the server's version: the one that starts it, `--version` in the place of
--- `serve` and all that follows.
---@param command string[]
---@return string[]
local function version_command(command)
  local version = {}
  for _, argument in ipairs(command) do
    if argument == 'serve' then
      break
    end
    version[#version + 1] = argument
  end
  version[#version + 1] = '--version'
  return version
end

--- Runs a program that writes a line or two.
---@param command string[]
---@return integer status of the exit; negative if it didn't end in time
---@return string output stdout and stderr, without blank ends
local function run(command)
  local lines = {}
  local function collect(_, data)
    vim.list_extend(lines, data)
  end
  local job = vim.fn.jobstart(command, {
    stdout_buffered = true,
    stderr_buffered = true,
    on_stdout = collect,
    on_stderr = collect,
  })
  local status = vim.fn.jobwait({ job }, VERSION_MILLISECONDS)[1]
  if status < 0 then
    vim.fn.jobstop(job)
  end
  return status, vim.trim(table.concat(lines, '\n'))
end

local function check_server()
  health.start('Server')
  local command = notes_lsp.config().cmd
  if type(command) ~= 'table' then
    health.info('The command is a function: its program cannot be looked up')
    return
  end
  local program = vim.fn.exepath(command[1])
  if program == '' then
    health.error(('%s is not executable'):format(command[1]), {
      'Install the server: pipx install notes-lsp',
      "or name it: vim.lsp.config('notes_lsp', { cmd = { '/path/to/notes-lsp', 'serve' } })",
    })
    return
  end
  health.ok(('%s is %s'):format(command[1], program))
  local status, output = run(version_command(command))
  if status == 0 then
    health.ok(output)
  else
    health.error(
      ('%s does not tell its version'):format(table.concat(command, ' ')),
      { output ~= '' and output or ('no output, status %d'):format(status) }
    )
  end
end

---@param client table
---@return string
local function describe(client)
  local buffers = {}
  for buffer in pairs(client.attached_buffers) do
    buffers[#buffers + 1] = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':~:.')
  end
  table.sort(buffers)
  local server = client.server_info or {}
  return table.concat({
    ('%s %s, client %d'):format(server.name or client.name, server.version or '', client.id),
    ('  root: %s'):format(client.config.root_dir or 'none'),
    ('  position encoding: %s'):format(client.offset_encoding),
    ('  notes: %s'):format(table.concat(buffers, ', ')),
  }, '\n')
end

local function check_clients()
  health.start('Clients')
  local clients = notes_lsp.clients()
  for _, client in ipairs(clients) do
    health.ok(describe(client))
  end
  if #clients > 0 then
    return
  end
  if vim.lsp.is_enabled and not vim.lsp.is_enabled(notes_lsp.NAME) then
    health.warn('not enabled', { "Put vim.lsp.enable('notes_lsp') into init.lua" })
  else
    health.info('none: the server starts with the first Markdown file that is opened')
  end
end

function M.check()
  check_neovim()
  check_server()
  check_clients()
end

return M
