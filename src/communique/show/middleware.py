"""What every answer carries, and how much a question may weigh."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Bytes of one request: a report of five million, and the form around it.
MAX_UPLOAD = 5_000_000
MAX_BODY = MAX_UPLOAD + 200_000

TOO_LARGE = (f"This is more than {MAX_UPLOAD // 1_000_000} MB, the most that is taken. Give a smaller file, or a part "
             "of the text.")

#: Bytes beyond that which are still taken, unread: a browser shows the answer only after it has sent everything.
_PATIENCE = 60_000_000

#: Nothing from elsewhere, no script or style in a page itself, and no frame around it.
CONTENT_SECURITY_POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"))

_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}


class Hardening:
    """Adds headers that keep a page to itself, and says how long it may be kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and add headers to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", _lifetime(scope))
            await send(message)

        await self.app(scope, receive, sending)


def _lifetime(scope: Scope) -> str:
    if not scope["path"].startswith("/static/"):
        return "private, no-cache"
    return "public, max-age=31536000, immutable" if b"v=" in scope["query_string"] else "public, no-cache"


class Weighing:
    """Refuses a request whose body is too large, whether it says so or not."""

    def __init__(self, app: ASGIApp, most: int = MAX_BODY) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, counting its bytes."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "")
        taken = 0

        async def receiving() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.most or (told.isdigit() and int(told) > self.most):
                while message.get("more_body") and taken < _PATIENCE:
                    message = await receive()
                    taken += len(message.get("body", b""))
                raise HTTPException(413, TOO_LARGE)
            return message

        await self.app(scope, receiving, send)
