"""The widget's and the demonstration page's files: compressed for who takes that, and not sent again to who has them."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Dict

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

# Pictures are compressed already.
_WORTH_COMPRESSING = ("text/", "application/javascript", "application/json", "image/svg+xml")


@dataclass(frozen=True)
class _Content:
    plain: bytes
    compressed: bytes
    kind: str
    tag: str


def file_response(request: Request, file: Path, headers: Dict[str, str]) -> HTTPResponse:
    """The file, or 304 when the browser's copy is the same (RFC 9110, 13.1.2). It must ask each time, so a new one is seen at once."""
    content = _content(file, file.stat().st_mtime_ns)
    headers = {**headers, "Cache-Control": "no-cache", "ETag": content.tag, "Vary": "Accept-Encoding"}
    if content.tag in request.headers.get("if-none-match", ""):
        return response.empty(status=304, headers=headers)
    if content.compressed and "gzip" in request.headers.get("accept-encoding", ""):
        return response.raw(
            content.compressed, content_type=content.kind, headers={**headers, "Content-Encoding": "gzip"}
        )
    return response.raw(content.plain, content_type=content.kind, headers=headers)


@lru_cache(maxsize=128)
def _content(file: Path, changed: int) -> _Content:
    plain = file.read_bytes()
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    worth = kind.startswith(_WORTH_COMPRESSING)
    if kind.startswith("text/") or kind.endswith("javascript"):
        kind = f"{kind}; charset=utf-8"
    return _Content(plain, gzip.compress(plain) if worth else b"", kind, f'"{hashlib.sha256(plain).hexdigest()[:20]}"')
