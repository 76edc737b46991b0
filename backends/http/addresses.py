"""Which addresses may be asked at all: https, and http to this machine. It knows no option and opens nothing."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit


def safe_address(text: str) -> str:
    """Take https, and http to this machine; an address that carries a password or a query is none.

    Raises:
        ValueError: Why it is not taken; the text does not repeat it.
    """
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  reading it checks it
    except ValueError:
        raise ValueError("is no address: https://host[:port][/path]") from None
    if parts.scheme not in {"https", "http"} or not parts.hostname or not text.isascii():
        raise ValueError("is no address: https://host[:port][/path]")
    if parts.username is not None or parts.password is not None:
        raise ValueError("must not carry a name or a password")
    if parts.query or parts.fragment or any(char.isspace() for char in text):
        raise ValueError("ends with the path: nothing after ? or #")
    if parts.scheme == "http" and not _is_loopback(parts):
        raise ValueError("plain http is for this machine only (127.0.0.1, [::1]); use https")
    return text


def _is_loopback(parts: SplitResult) -> bool:
    if parts.hostname == "localhost":
        return True
    try:
        return ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False
