"""The one registry of actions: id, key, word, label and one sentence of help. It knows no screen and does nothing.

Keys, the F-key row, help, the palette and the one-line form are all drawn from here. Labels and helps are msgids.
No command is a letter: letters are data, or filter, and an input method swallows them.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.language.marks import N_


@dataclass(frozen=True, slots=True)
class Command:
    """One action.

    Attributes:
        key: The console's name of its key, empty where it takes more than one.
        word: Its one-line form without the colon.
        label: What stands in the F-key row: four cells of Chinese, five letters of English.
        name: What the palette lists.
        help: One sentence, in the palette behind the name.
        keys: How its keys are written where `key` does not say it.
        aliases: Other words for it.
        argument: What stands behind the word, empty for most.
    """

    id: str
    key: str
    word: str
    label: str
    name: str
    help: str
    keys: str = ""
    aliases: tuple[str, ...] = ()
    argument: str = ""

    @property
    def key_name(self) -> str:
        """How its key is written: `F6`, `Ctrl+P`, `F10 2`."""
        return self.keys or "+".join(part.capitalize() for part in self.key.split("+"))


COMMANDS: tuple[Command, ...] = (
    Command("help", "f1", "help", N_("Help"), N_("Help"), N_("Keys of this page.")),
    Command("say", "f2", "say", N_("Talk"), N_("Script in full"), N_("What to say, word for word.")),
    Command("info", "f3", "info", N_("Info"), N_("Knowledge"), N_("What this platform or answer means.")),
    Command(
        "reveal", "f4", "reveal", N_("Show"), N_("Show one field"), N_("Unmasked, with a reason, for 20 s.")
    ),
    Command(
        "again",
        "f5",
        "reload",
        N_("Load"),
        N_("Ask again"),
        N_("Send the code, refresh, try again."),
        aliases=("code", "l"),
    ),
    Command("note", "f6", "note", N_("Note"), N_("Note"), N_("One line, filed with the time.")),
    Command("hold", "f7", "hold", N_("Hold"), N_("Hold or resume"), N_("Nothing is recorded while on hold.")),
    Command("number", "f8", "number", N_("Num"), N_("Other number"), N_("Change the numbers of the call.")),
    Command("wrap_up", "f9", "w", N_("Wrap"), N_("Wrap up"), N_("It ends here: choose the outcome.")),
    Command("end", "f10", "end", N_("End"), N_("End the call"), N_("Press twice; the first press asks.")),
    Command(
        "dropped",
        "",
        "dropped",
        "",
        N_("The line dropped"),
        N_("Nothing was sent; statements are void."),
        keys="F10 1",
    ),
    Command(
        "start",
        "",
        "n",
        "",
        N_("Start a call"),
        N_("A number or a case number, on the first page."),
        keys="0-9 Enter",
        argument=N_("number"),
    ),
    Command(
        "review",
        "",
        "s",
        "",
        N_("Go to the review"),
        N_("Read back what is ticked; it sends nothing."),
        keys="Enter",
    ),
    Command(
        "tick",
        "",
        "u",
        "",
        N_("Tick by name"),
        N_("Several at once; @ before a company, * for all."),
        keys="Space",
        argument=N_("names"),
    ),
    Command(
        "verify",
        "",
        "v",
        "",
        N_("Compare, check the code"),
        N_("Name and ID number, or :c and six digits; never kept."),
        keys=":v :c",
        aliases=("c",),
        argument=N_("name ID number"),
    ),
    Command("undo", "ctrl+z", "undo", "", N_("Undo"), N_("The last tick or statement; both stay on record.")),
    Command("palette", "ctrl+p", "all", "", N_("All commands"), N_("Every command by name.")),
    Command("line", ":", "line", "", N_("One-line command"), N_("A word and Enter, from any field.")),
    Command(
        "language", "ctrl+e", "lang", "", N_("中文 / English"), N_("Switch the language of the console.")
    ),
    Command(
        "lock", "ctrl+l", "lock", N_("Lock"), N_("Lock the screen"), N_("Nothing is shown; the call goes on.")
    ),
    Command(
        "draft",
        "",
        "home",
        "",
        N_("Keep as draft, go home"),
        N_("Erased by itself after 24 hours."),
        keys="F10 2",
    ),
    Command("due", "", "due", "", N_("Due list"), N_("Whatever is not settled, and search."), keys=":due"),
    Command(
        "case",
        "",
        "case",
        "",
        N_("Earlier case"),
        N_("Of this number, or by its number; another desk's too."),
        keys=":case",
        argument=N_("case number"),
    ),
    Command(
        "said",
        "",
        "said",
        "",
        N_("What the caller said"),
        N_("Leads to its page; nothing said so far is lost."),
        keys=":said",
    ),
    Command(
        "unbind",
        "",
        "unbind",
        "",
        N_("Turn to unbinding"),
        N_("What an earlier holder left on the number."),
        keys=":unbind",
    ),
    Command(
        "own",
        "",
        "own",
        "",
        N_("Turn to own accounts"),
        N_("Which accounts the number has; nothing is closed."),
        keys=":own",
        aliases=("q",),
    ),
    Command(
        "labels",
        "",
        "label",
        "",
        N_("Turn to the labels"),
        N_("What phones show when the number rings."),
        keys=":label",
        aliases=("t",),
    ),
    Command("quit", "ctrl+q", "bye", "", N_("Leave the console"), N_("At home only, and it asks.")),
)

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}
BY_WORD: dict[str, Command] = {
    word: command for command in COMMANDS for word in (command.word, *command.aliases)
}

NOT_KEPT = frozenset({"verify", "reveal"})
"""Commands no history has, not even their words: what stands behind them is a person's."""
