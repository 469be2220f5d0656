-- The init.lua of the Neovim under test: what a user would write, and nothing else.
-- `runtimepath` gets the plugin by --cmd, as a plugin manager would do it.

vim.o.completeopt = 'menuone,noselect,popup'
vim.o.winborder = 'rounded'
vim.o.swapfile = false
vim.o.showmode = false
vim.opt.fillchars = { eob = ' ' }
vim.o.statusline = '%t %m%=%l,%v'

vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(event)
    vim.lsp.completion.enable(true, event.data.client_id, event.buf, { autotrigger = true })
  end,
})

vim.lsp.enable('notes_lsp')
