"""The app: the parts of a server put together. It holds no rule itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any, Final

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Scope

from agent_console import __version__
from agent_console.backend import Backend
from backends.server.assertions import Assertions
from backends.server.correlation import Envelope
from backends.server.desk import Desk
from backends.server.endpoint import Endpoint
from backends.server.endpoints import endpoints
from backends.server.fault_injection import FaultInjection
from backends.server.faults import TOKEN, Faults
from backends.server.openapi import describe
from backends.server.options import ServerOptions
from backends.server.pipeline import Pipeline
from backends.server.problems import Problem, internal
from backends.server.storage import Storage
from backends.server.token_endpoint import TokenEndpoint
from backends.server.tokens import Tokens
from backends.wire.apis import TOKEN_PATH

TITLE: Final = "Number and bindings registry"
OPENAPI_PATH: Final = "/openapi.json"

_FRAMEWORK: Final = {
    404: ("NOT_FOUND", "There is nothing at this address."),
    405: ("METHOD_NOT_ALLOWED", "This address takes other methods."),
}


class RegistryApp(FastAPI):
    """A FastAPI app with something around all of it; its own middleware would stand inside the framework's.

    Args:
        around: Puts itself around the framework's stack, next to the socket.
    """

    def __init__(self, around: Callable[[ASGIApp], ASGIApp]) -> None:
        super().__init__(
            title=TITLE,
            version=__version__,
            openapi_url=None,
            redirect_slashes=False,
            exception_handlers={HTTPException: _framework_error},
        )
        self._around = around

    def build_middleware_stack(self) -> ASGIApp:
        """Put the framework's stack together and something around it."""
        return self._around(super().build_middleware_stack())


def create_app(backend: Backend, options: ServerOptions | None = None) -> FastAPI:
    """Put a backend behind HTTP.

    The caller keeps the backend and closes it; `app.state.desk` and `app.state.faults` are there for tests and
    training, and `app.state.desk.storage` has to be closed.
    """
    told = options or ServerOptions()
    desk = Desk(backend, Storage(told.folder), told)
    desk.storage.prune(told.clock(), told.keys_kept, told.requests_kept)
    tokens = Tokens(told.clock, told.token_life, told.dev_token)
    faults = Faults(told.faults, told.seed)
    environment = backend.describe().environment.value
    offered = endpoints(desk)
    operation_of = _operations(offered, told)
    app = RegistryApp(
        lambda inner: Envelope(FaultInjection(inner, faults, operation_of), told.clock, environment)
    )
    pipeline = Pipeline(desk, tokens, environment)
    for endpoint in offered:
        _route(app, endpoint, told, pipeline.serve(endpoint))
    _route_tokens(app, tokens, told)
    _route_description(app, offered, told)
    app.state.desk = desk
    app.state.faults = faults
    return app


def _route(
    app: FastAPI,
    endpoint: Endpoint[Any],
    options: ServerOptions,
    answer: Callable[[Request], Awaitable[Response]],
) -> None:
    path = endpoint.operation.full_path(options.bases)
    app.router.routes.append(
        Route(path, answer, methods=[endpoint.operation.method], include_in_schema=False)
    )


def _route_tokens(app: FastAPI, tokens: Tokens, options: ServerOptions) -> None:
    endpoint = TokenEndpoint(
        tokens,
        Assertions(options.clients, options.clock),
        options.public_url,
        options.body_bytes,
        options.body_within.total_seconds(),
    )
    answer = _problems_as_answers(endpoint.answer)
    app.router.routes.append(Route(TOKEN_PATH, answer, methods=["POST"]))


def _route_description(app: FastAPI, offered: tuple[Endpoint[Any], ...], options: ServerOptions) -> None:
    # Made when somebody asks: it takes longer than all the rest of an app.
    description = cache(lambda: describe(offered, TITLE, __version__, options.bases))
    app.openapi = description  # type: ignore[method-assign]
    app.router.routes.append(Route(OPENAPI_PATH, _describing(description), methods=["GET"]))


def _operations(offered: tuple[Endpoint[Any], ...], options: ServerOptions) -> Callable[[Scope], str | None]:
    """Tell operations apart before they are routed, for faults."""
    routes = [
        (
            Route(one.operation.full_path(options.bases), _nowhere, methods=[one.operation.method]),
            one.operation.name,
        )
        for one in offered
    ]
    routes.append((Route(TOKEN_PATH, _nowhere, methods=["POST"]), TOKEN))

    def operation_of(scope: Scope) -> str | None:
        return next((name for route, name in routes if route.matches(scope)[0] is Match.FULL), None)

    return operation_of


async def _nowhere(request: Request) -> Response:
    raise AssertionError("only its path is read")


def _problems_as_answers(
    answer: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        try:
            return await answer(request)
        except Problem as problem:
            return problem.response()
        except Exception as error:
            return internal(error).response()

    return answered


def _describing(description: Callable[[], dict[str, Any]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return JSONResponse(description())

    return answer


async def _framework_error(request: Request, error: Exception) -> Response:
    """Give what the framework refuses the form everything else has."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    code, message = _FRAMEWORK.get(status, ("INVALID_ARGUMENT", "The request cannot be read."))
    headers = {"Allow": _allowed(request)} if status == 405 else {}
    return Problem(status, code, message, headers).response()


def _allowed(request: Request) -> str:
    """Name every method an address takes; the framework names those of its first route alone."""
    methods: set[str] = set()
    for route in request.app.router.routes:
        if isinstance(route, Route) and route.matches(request.scope)[0] is not Match.NONE:
            methods |= (route.methods or set()) - {"HEAD"}
    return ", ".join(sorted(methods))
