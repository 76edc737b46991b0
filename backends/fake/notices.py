"""What the embedded registry has to say about its own files. It knows the sentences, not who shows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent_console.backend import Bilingual


class NoticeKind(StrEnum):
    """What happened to a file or an option; `{file}` and `{place}` in the sentence are filled in."""

    OVERLAY_SET_ASIDE = "OVERLAY_SET_ASIDE"
    OVERLAY_UNREADABLE = "OVERLAY_UNREADABLE"
    PERSON_IGNORED = "PERSON_IGNORED"
    LEDGER_DAMAGED = "LEDGER_DAMAGED"
    LEDGER_NEWER = "LEDGER_NEWER"
    LEDGER_UNREADABLE = "LEDGER_UNREADABLE"
    OPTION_IGNORED = "OPTION_IGNORED"


_LONGEST_PLACE = 40
"""Half a line of the smallest window."""

_SENTENCES = {
    NoticeKind.OVERLAY_SET_ASIDE: Bilingual(
        "样本人物文件读不出来，已改名为 {file} 保留，重新放了一份原样的",
        "The file of sample people could not be read; it is kept as {file} and a fresh one is in place",
    ),
    NoticeKind.OVERLAY_UNREADABLE: Bilingual(
        "样本人物文件 {file} 打不开，先用原样的：请检查文件权限",
        "The file of sample people {file} cannot be opened; the original is used: check its permissions",
    ),
    NoticeKind.PERSON_IGNORED: Bilingual(
        "{file} 里的 {place} 写得不对，这个人物没有用上：改好后重新启动",
        "{place} in {file} is wrong, so this person is left out: correct it and start again",
    ),
    NoticeKind.LEDGER_DAMAGED: Bilingual(
        "登记簿 {file} 损坏，原样保留，没有换成空的：请移走或从备份恢复，再重新启动",
        "The ledger {file} is damaged; it is kept, not replaced: move it away or restore a backup, then restart",
    ),
    NoticeKind.LEDGER_NEWER: Bilingual(
        "登记簿 {file} 是新版本写的：请用新版本打开",
        "The ledger {file} was written by a newer version: open it with that one",
    ),
    NoticeKind.LEDGER_UNREADABLE: Bilingual(
        "登记簿 {file} 打不开：请检查文件权限和磁盘空间，再重新启动",
        "The ledger {file} cannot be opened: check permissions and disk space, then restart",
    ),
    NoticeKind.OPTION_IGNORED: Bilingual(
        "登记中心的选项 {file} 里的 {place} 看不懂，没有用上",
        "{place} in the registry's option {file} is not understood and was left out",
    ),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to say. `file` is a name without folders: a path of this machine belongs on no screen."""

    kind: NoticeKind
    file: str
    place: str = ""

    @property
    def text(self) -> Bilingual:
        """The sentence, in both languages."""
        sentence = _SENTENCES[self.kind]
        return Bilingual(self._fill(sentence.zh), self._fill(sentence.en))

    def _fill(self, sentence: str) -> str:
        return sentence.replace("{file}", self.file).replace("{place}", self.place)


def printable(text: str) -> str:
    """Cut a text and make it printable: it comes from a command line or a file, and stands on a screen."""
    return "".join(char if char.isprintable() else "?" for char in text[:_LONGEST_PLACE])
