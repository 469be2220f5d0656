-- The same for Neovim before 0.11, which has no completion while typing.

vim.o.completeopt = 'menuone,noselect'
vim.o.swapfile = false
vim.o.showmode = false
vim.opt.fillchars = { eob = ' ' }
vim.o.statusline = '%t %m%=%l,%v'

require('notes_lsp').setup()
