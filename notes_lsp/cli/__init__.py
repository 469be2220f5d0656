"""Commands for terminals and CI. None but `serve` imports the LSP libraries."""
