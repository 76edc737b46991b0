"""A backend behind HTTP: CAMARA for the number and its holder, our own contract for bindings and labels."""

from backends.server.app import create_app
from backends.server.options import RateLimit, ServerOptions

__all__ = ["RateLimit", "ServerOptions", "create_app"]
