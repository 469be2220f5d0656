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
