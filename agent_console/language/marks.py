"""Marking texts for the catalogue where they stand as constants; it translates nothing."""


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name, which `tools.locale` looks for
    """Mark an English sentence, so that it is collected; it is translated where it is shown."""
    return msgid
