/** The names of commands that the server knows of. */

/** Also called by the server's code action, with the document and what was selected in it. */
export const SHIFT_TIMESTAMPS = "notes-lsp.shiftTimestamps";
