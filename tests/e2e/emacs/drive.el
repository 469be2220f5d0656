;;; drive.el --- Notes in Emacs, with Eglot  -*- lexical-binding: t; -*-

;; emacs --batch -l drive.el: calls the commands that a person's keys call, in the notes of $VAULT, and
;; prints a line for each thing that is as it should be.  Ends with 1 at the first that is not.

;;; Code:

(require 'package)
(package-initialize)
(require 'cl-lib)
(require 'markdown-mode)
(require 'notes-lsp)

(defconst drive-vault (file-name-as-directory (getenv "VAULT")))
(defconst drive-limit 20 "Seconds that anything may take.")

(defun drive-until (look)
  "Call LOOK until it returns something, and return that; nil if it takes too long."
  (let ((end (+ (float-time) drive-limit)) seen)
    (while (and (not (setq seen (funcall look))) (< (float-time) end))
      (accept-process-output nil 0.02))
    seen))

(defmacro drive-check (what &rest look)
  "Wait until LOOK is something, and say that WHAT is so."
  (declare (indent 1))
  `(if (drive-until (lambda () ,@look))
       (princ (format "ok   %s\n" ,what))
     (error "Waited %s s in vain: %s" drive-limit ,what)))

(defun drive-visit (name)
  "Show a note, as it is in its buffer."
  (switch-to-buffer (find-file-noselect (expand-file-name name drive-vault))))

(defun drive-find (text)
  "Put point behind the first TEXT of the buffer."
  (goto-char (point-min))
  (search-forward text))

(defun drive-note ()
  "The file that is shown."
  (let ((file (buffer-file-name (window-buffer))))
    (and file (file-name-nondirectory file))))

(defun drive-text (&optional name)
  "The text of a buffer, by NAME, or of the one that is shown."
  (let ((buffer (get-buffer (or name (window-buffer)))))
    (if buffer (with-current-buffer buffer (buffer-string)) "")))

(defun drive-idle ()
  "Tell the server of changes, as is done when a person has not typed for a moment."
  (eglot--signal-textDocument/didChange))

(defun drive-back ()
  "Go back to where the last definition was looked up."
  (with-no-warnings (xref-pop-marker-stack)))

(defun drive-codes ()
  "The messages of what was found in the note."
  (mapconcat #'flymake-diagnostic-text (flymake-diagnostics) "\n"))

(defun drive-has (text)
  "Whether the buffer has TEXT."
  (save-excursion (goto-char (point-min)) (search-forward text nil t)))

(defun drive-saved (name)
  "The text of a note on disk."
  (with-temp-buffer
    (insert-file-contents (expand-file-name name drive-vault))
    (buffer-string)))

(defmacro drive-answering (answer &rest body)
  "Do BODY, in which what is asked is answered: the choice that holds ANSWER, and yes."
  (declare (indent 1))
  `(let ((last-nonmenu-event t)         ; not by a menu of the mouse
         (completing-read-function
          (lambda (_prompt choices &rest _)
            (seq-find (lambda (choice) (string-search ,answer choice))
                      (all-completions "" choices)))))
     (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
       ,@body)))

(defun drive-listing (command wanted)
  "Check that COMMAND, at a link of the note, shows a list that has the note WANTED."
  (drive-visit "scaling_laws.md")
  (drive-find "[[attention_heads")
  (call-interactively command)
  (drive-check (format "%s finds %s" (if (symbolp command) command "xref-find-apropos") wanted)
    (or (string-search wanted (drive-text "*xref*")) (equal (drive-note) wanted)))
  (when (get-buffer "*xref*")
    (with-current-buffer "*xref*" (let ((inhibit-read-only t)) (erase-buffer))))
  (drive-visit "scaling_laws.md"))

(defun drive-read ()
  "What is read about a note."
  (drive-check "the note is managed by Eglot" (eglot-managed-p))
  (drive-check "the root is the vault"
    (file-equal-p drive-vault (project-root (eglot--project (eglot-current-server)))))
  (drive-check "what is wrong is shown, but for what the settings turn off"
    (flymake-start)
    (and (string-search "41:50" (drive-codes))
         (not (string-search "emergent_abilities" (drive-codes)))))
  (setq-default eglot-workspace-configuration
                '(:notes-lsp (:rules (:link.unresolved "warning"))))
  (eglot-signal-didChangeConfiguration (eglot-current-server))
  (drive-check "other settings take effect at once"
    (flymake-start)
    (string-search "emergent_abilities" (drive-codes)))
  (drive-find "[[mixture_of")
  (eldoc-print-current-symbol-info)
  (drive-check "ElDoc shows the linked note"
    (seq-some (lambda (buffer)
                (and (string-match-p "eldoc" (buffer-name buffer))
                     (string-search "A router sends every token" (drive-text buffer))))
              (buffer-list)))
  (call-interactively #'xref-find-definitions)
  (drive-check "M-. goes to the note" (equal (drive-note) "mixture_of_experts.md"))
  (drive-back)
  (drive-find "[[attention_heads")
  (call-interactively #'xref-find-definitions)
  (drive-check "M-. behind emoji, too" (equal (drive-note) "attention_heads.md"))
  (drive-back)
  (drive-check "M-, comes back" (equal (drive-note) "scaling_laws.md"))
  (drive-listing #'eglot-find-declaration "attention_heads.md")
  (drive-listing #'eglot-find-typeDefinition "model_talks.md")
  (drive-listing #'xref-find-references "model_talks.md")
  (drive-listing (lambda () (interactive) (xref-find-apropos "talks")) "model_talks.md")
  (drive-check "Imenu outlines the note"
    (string-search "Further reading" (format "%S" (imenu--make-index-alist t)))))

(defun drive-write ()
  "What is written in a note."
  (goto-char (point-max))
  (insert "See [[mixt")
  (completion-at-point)
  (drive-check "a link is completed"
    (equal (buffer-substring (line-beginning-position) (line-end-position))
           "See [[mixture_of_experts | Mixture of Experts]]"))
  (drive-find "data-t=\"41:50")
  (drive-answering "00:41:50" (call-interactively #'eglot-code-actions))
  (drive-check "a timestamp is repaired" (drive-has "data-t=\"00:41:50\">[00:41:50]</a>"))
  (drive-find "00:41:50\">[00:41:50]</a>")
  (insert " <a class=\"yt-timestamp\" data-t=\"42:10\">[42:10]</a>")
  (notes-lsp-fix-all)
  (drive-check "notes-lsp-fix-all repairs what is typed" (drive-has "data-t=\"00:42:10\">[00:42:10]</a>"))
  (goto-char (point-max))
  (insert "\n\n[[model_talks|Talks]]\n")
  (eglot-format-buffer)
  (drive-check "formatting gives links their blanks" (drive-has "[[model_talks | Talks]]"))
  (drive-find "data-t=\"00:42:10\">[00:42:10]</a>")
  (drive-answering "" (notes-lsp-next-timestamp 5))
  (drive-check "a command writes the next timestamp" (drive-has "data-t=\"00:42:15\">[00:42:15]</a>"))
  (drive-idle)
  (drive-find "[[attention_heads")
  (drive-check "that Emacs renames no files is told"
    (condition-case refusal (eglot-rename "Heads")
      (error (string-search "notes-lsp rename attention_heads.md Heads" (format "%S" refusal)))))
  (drive-find "## What the curves")
  (drive-answering "" (eglot-rename "Curves"))
  (drive-check "a heading is called otherwise" (drive-has "## Curves\n"))
  (save-some-buffers t)
  (drive-check "the note is saved" (string-search "## Curves\n" (drive-saved "scaling_laws.md")))
  (set-buffer "scaling_laws.md")
  (eglot-shutdown (eglot-current-server)))

(condition-case problem
    (progn
      (princ (format "Emacs %s\n" emacs-version))
      (setq-default eglot-workspace-configuration
                    '(:notes-lsp (:rules (:link.unresolved "off"))))
      (drive-visit "scaling_laws.md")
      (let ((inhibit-message t)) (call-interactively #'eglot))
      (drive-read)
      (drive-write))
  (error (princ (format "FAIL %s\n%s\n" (error-message-string problem) (drive-text)))
         (kill-emacs 1)))

;;; drive.el ends here
