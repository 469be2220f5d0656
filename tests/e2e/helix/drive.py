"""Helix in a terminal of tmux's: keys in, the screen out.

    python3 -m tests.e2e.helix.drive HELIX SERVER…

Prints a line for each thing that is as it should be, and stops with status 1 at the first that is
not, with what the screen shows then.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.e2e.driving import Failure, Place, check, report, until

CONFIGURATION = Path(__file__).parents[3] / "editors" / "helix" / "languages.toml"
NOTE = "scaling_laws.md"

SETTINGS = """
[language-server.notes-lsp.config.notes-lsp]
format.enable = true
inlay-hints.sections = true
"""

LOOKS = """
[editor]
end-of-line-diagnostics = "hint"

[editor.lsp]
display-inlay-hints = true
"""

ESCAPE = [f"{byte:x}" for byte in b"\x1b[27u"]
"""The key in its long form: the short one would make Alt-g of a `g` that comes soon after it."""


class Helix:
    """A running Helix, in a terminal of its own."""

    def __init__(self, program: str, place: Place) -> None:
        self._place = place
        self._socket = str(place.folder / "tmux")
        folder = place.home / "config" / "helix"
        folder.mkdir(parents=True)
        shutil.copy(CONFIGURATION, folder)
        with (folder / CONFIGURATION.name).open("a", encoding="utf-8") as file:
            file.write(SETTINGS)
        (folder / "config.toml").write_text(LOOKS, encoding="utf-8")
        self._tmux(
            *("-f", "/dev/null", "new-session", "-d", "-x", "200", "-y", "40"),
            *("-c", str(place.vault), program, NOTE),
        )

    def _tmux(self, *arguments: str) -> str:
        environment = self._place.environment | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        done = subprocess.run(
            ["tmux", "-S", self._socket, *arguments],
            env=environment,
            capture_output=True,
            check=False,
            text=True,
        )
        return done.stdout

    def type(self, *keys: str) -> None:
        """Type texts, and keys such as `<Enter>`."""
        for key in keys:
            named = re.fullmatch(r"<(.+)>", key)
            if key == "<Escape>":
                self._tmux("send-keys", "-H", *ESCAPE)
            else:
                self._tmux("send-keys", *((named[1],) if named else ("-l", key)))

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def shows(self, what: str, *texts: str) -> None:
        """Wait until the screen shows all of `texts`."""
        check(what, lambda: all(text in self.screen() for text in texts))

    def goes_to(self, note: str, what: str) -> None:
        """Wait until a note is shown, by its name on the status line."""
        check(f"{what} goes to {note}", lambda: f"NOR   {note} " in self.screen())

    def find(self, text: str) -> None:
        """Put the cursor on the first place of `text` in the note that is open."""
        prompt = f"search:{text}"
        self.type("<Escape>", "gg", f"/{text}")
        until(f"{text} is looked for", lambda: prompt in self.screen())
        self.type("<Enter>")
        until(f"{text} is found", lambda: prompt not in self.screen())

    def runs(self) -> bool:
        return bool(self._tmux("list-sessions"))

    def kill(self) -> None:
        """End the terminal and what runs in it."""
        self._tmux("kill-server")


def steps(helix: Helix, place: Place) -> None:
    """What a writer of notes does, in this order."""
    helix.shows("the note is open", "What the curves say", "scaling_laws.md")
    until("the server runs", place.running_servers)
    # Helix draws findings that have come meanwhile with the next key.
    check("findings are shown", lambda: _next_key_shows(helix, "There is no note “emergent_ab"))
    helix.shows("both of them", "has two parts")

    helix.find("mixture_of")
    helix.type("<Space>", "k")
    helix.shows("Space k shows the linked note", "A router sends every token")
    helix.type("<Escape>", "gd")
    helix.goes_to("mixture_of_experts.md", "g d")
    helix.type("<C-o>")
    helix.goes_to(NOTE, "C-o")
    helix.find("attention_heads")
    helix.type("gD")
    helix.goes_to("attention_heads.md", "g D behind emoji")
    helix.type("<C-o>")
    helix.goes_to(NOTE, "C-o")
    helix.type("gy")
    helix.goes_to("model_talks.md", "g y, to the hub of the linked note,")
    helix.type("<C-o>")
    helix.goes_to(NOTE, "C-o")
    helix.find("attention_heads")
    helix.type("gr")
    helix.shows("g r lists the references", "model_talks.md:7", "scaling_laws.md:12")
    helix.type("<Escape>", "<Space>", "s")
    helix.shows("Space s outlines the note", "2/2", "string What the curves say")
    helix.type("<Escape>", "<Space>", "S")
    helix.shows("Space S asks for a name", "kind name container path")
    helix.type("talks")
    helix.shows("it finds notes", "Model Talks", "model_talks.md")
    helix.type("<Escape>")

    helix.find("41:50")
    helix.type("<Space>", "a")
    helix.shows("Space a offers to repair the timestamp", "Write the timestamp as 00:41:50")
    helix.type("<Enter>")
    helix.shows("it is repaired", '<a class="yt-timestamp" data-t="00:41:50">[00:41:50]</a>')
    helix.shows("hints tell the section's time span", "What the curves say 00:07:12–00:41:50")

    helix.type("<Escape>", "ge", "o", "See [[")
    helix.shows("[[ offers notes", "mixture_of_experts file", "model_talks        file")
    helix.type("mixt")
    check("what is typed narrows it", lambda: "model_talks  " not in helix.screen())
    helix.type("<C-n>")
    helix.shows("the note is shown beside it", "A router sends every token")
    helix.type("<Enter>", "<Escape>")
    helix.shows("it is written", "See [[mixture_of_experts | Mixture of Experts]]")

    helix.find("mixture_of")
    helix.type("<Space>", "h")
    helix.shows("Space h selects both links to the note", "2 sel")
    helix.type(",")
    helix.shows("a comma leaves one of them", "1 sel")

    helix.find("Further reading")
    helix.type("o", "[[model_talks|Talks]]", "<Escape>", ":format", "<Enter>")
    helix.shows(":format gives links their blanks", "[[model_talks | Talks]]")
    helix.type(":w", "<Enter>")
    check("the note is saved", lambda: "[[model_talks | Talks]]" in place.read(NOTE))

    helix.type(":lsp-workspace-command", "<Enter>")
    helix.shows(":lsp-workspace-command lists the commands", "notes.rescan")
    helix.type("rescan", "<Enter>")

    helix.find("attention_heads")
    helix.type("<Space>", "r")
    helix.shows("Space r asks for a name and has the old one", "rename-to:", "Attention Heads")
    helix.type("<C-u>", "Heads", "<Enter>")
    helix.shows("the link follows", "[[heads | attention]]")
    helix.type(":wa", "<Enter>")
    check("the file has moved", lambda: "title: Heads" in place.read("heads.md"))
    check("the other link follows", lambda: "[[heads | " in place.read("model_talks.md"))
    check("the old file is gone", lambda: not place.read("attention_heads.md"))

    helix.type(":move ./growth.md", "<Enter>")
    helix.goes_to("growth.md", ":move")
    helix.type(":wa", "<Enter>")
    link = "[[growth | Scaling Laws]]"
    check(
        "a note that is moved takes its links along", lambda: link in place.read("model_talks.md")
    )
    helix.type(":qa!", "<Enter>")
    check("Helix ends", lambda: not helix.runs())
    check("the server ends with it", lambda: not place.running_servers())


def _next_key_shows(helix: Helix, text: str) -> bool:
    helix.type("j")
    return text in helix.screen()


def main(program: str, *server: str) -> int:
    """The status of the run."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), server)
        helix = Helix(program, place)
        try:
            steps(helix, place)
        except Failure as failure:
            report(f"FAIL {failure}\n{helix.screen()}")
            return 1
        finally:
            helix.kill()
            until("nothing runs on", lambda: not place.running_servers())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
