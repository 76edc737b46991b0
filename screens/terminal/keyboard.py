"""Maps whatever a keyboard or an input method sends to the console's own keys; pure functions.

A command key is a short name: a digit or sign (`"8"`, `"+"`, `":"`, `"/"`, `"?"`, `"="`,
`"*"`, `"-"`, `"@"`), `"space"`, or Textual's name of a key that has no character
(`"enter"`, `"escape"`, `"f5"`, `"pageup"`, `"ctrl+l"`).
"""

import unicodedata
from types import MappingProxyType

COMMAND_SIGNS = frozenset("0123456789+-*=:/?")
"""Characters that command; letters and Chinese text never do."""

_FOLDED_BEFORE_NFKC = MappingProxyType({"、": "/", "－": "-", "—": "-", "×": "*", "÷": "/"})
# A Chinese input method gives these for the keys / - * and NFKC leaves them alone.

_KEYPAD = MappingProxyType(
    {
        "add": "+",
        "multiply": "*",
        "subtract": "-",
        "divide": "/",
        "equal": "=",
        "decimal": ".",
        **{f"kp_{digit}": str(digit) for digit in range(10)},
    }
)
# Under the kitty keyboard protocol the keypad sends these names and no character.

_SIGN_NAMES = MappingProxyType(
    {
        "plus": "+",
        "asterisk": "*",
        "minus": "-",
        "equals_sign": "=",
        "slash": "/",
        "solidus": "/",
        "colon": ":",
        "question_mark": "?",
        "ideographic_comma": "/",
        "ideographic_space": "space",
        "fullwidth_colon": ":",
        "fullwidth_question_mark": "?",
        "fullwidth_solidus": "/",
        "fullwidth_plus_sign": "+",
        "fullwidth_asterisk": "*",
        "fullwidth_equals_sign": "=",
    }
)

_ALIASES = MappingProxyType({"ctrl+m": "enter", "return": "enter", "f12": "ctrl+l"})


def fold(character: str) -> str:
    """Return the half-width twin of a command character, any other text as it is.

    `：／、？＋－＊＝`, full-width digits and the ideographic space fold; letters do not.
    """
    if character == "\u3000":
        return " "
    folded = _FOLDED_BEFORE_NFKC.get(character) or unicodedata.normalize("NFKC", character)
    return folded if folded in COMMAND_SIGNS else character


def command_key(key: str, character: str | None = None) -> str:
    """Return our name of a key press, from Textual's key name and character.

    Full-width signs, the keypad and aliases (F12 for Ctrl+L) act as their plain twins. A
    key that types text which commands nothing comes back as that text.
    """
    if key in _KEYPAD:
        return _KEYPAD[key]
    if key in _SIGN_NAMES:
        return _SIGN_NAMES[key]
    if character is not None and character.isprintable():
        folded = fold(character)
        return "space" if folded == " " else folded
    return _ALIASES.get(key, key)


def typed_text(key: str, character: str | None) -> str | None:
    """Return the text a key press puts into a field, or None for a key that types nothing."""
    if character is not None and character.isprintable():
        return character
    return _KEYPAD.get(key)
