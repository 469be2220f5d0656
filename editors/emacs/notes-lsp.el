;;; notes-lsp.el --- Links and video timestamps in Markdown notes, by Eglot  -*- lexical-binding: t; -*-

;; Author: notes-lsp contributors
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; Keywords: hypermedia, languages

;;; Commentary:

;; Tells Eglot which server knows the notes, and Project where a vault of notes begins.
;;
;;   (require 'notes-lsp)
;;   (add-hook 'markdown-mode-hook #'eglot-ensure)

;;; Code:

(require 'eglot)
(require 'project)

(defgroup notes-lsp nil
  "Links and video timestamps in Markdown notes."
  :group 'eglot)

(defcustom notes-lsp-command '("notes-lsp" "serve")
  "The command that starts the server, as a list of words."
  :type '(repeat string))

(defun notes-lsp--contact (&rest _)
  "The command that starts the server, for Eglot."
  notes-lsp-command)

(add-to-list 'eglot-server-programs
             '((markdown-mode gfm-mode markdown-ts-mode) . notes-lsp--contact))

(defun notes-lsp-project (directory)
  "The vault that DIRECTORY lies in, if it has settings of notes-lsp or Obsidian."
  (let ((root (locate-dominating-file directory #'notes-lsp--root-p)))
    (and root (cons 'transient root))))

(defun notes-lsp--root-p (directory)
  "Whether a vault begins at DIRECTORY."
  (seq-some (lambda (name) (file-exists-p (expand-file-name name directory)))
            '(".notes-lsp.toml" ".obsidian")))

(add-hook 'project-find-functions #'notes-lsp-project)

(defun notes-lsp-fix-all ()
  "Make all safe fixes in the note of this buffer."
  (interactive)
  (eglot-code-actions (point-min) (point-max) "source.fixAll.notes-lsp" t))

(defun notes-lsp-next-timestamp (seconds)
  "Insert the timestamp that is SECONDS after the last one before point.
SECONDS is the numeric prefix argument, 10 without one."
  (interactive (list (if current-prefix-arg (prefix-numeric-value current-prefix-arg) 10)))
  (eglot--signal-textDocument/didChange)
  (jsonrpc-request
   (eglot-current-server) :workspace/executeCommand
   (list :command "notes.nextStamp"
         :arguments (vector (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri)
                                  :position (eglot--pos-to-lsp-position)
                                  :by seconds)))))

(provide 'notes-lsp)
;;; notes-lsp.el ends here
