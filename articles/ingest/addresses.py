"""Web addresses in one form, and the id of an article that follows from its address.

The form kept is the readable one: Arabic letters in a path stand as letters, not as %D8%A8.
"""

import re
import uuid
from hashlib import sha256
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit, urlunsplit

from articles.language.normalise import name_key

from .refusals import Reason, Refused

ARTICLES = uuid.UUID("b6f5b9a4-6d0c-5c55-9a3e-0f8e2a6c7d11")
LONGEST_ADDRESS = 2000

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = frozenset(
    {
        "fbclid",
        "gclid",
        "gclsrc",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "twclid",
        "ttclid",
        "igshid",
        "igsh",
        "mc_cid",
        "mc_eid",
        "_ga",
        "_gl",
        "_hsenc",
        "_hsmi",
        "mkt_tok",
        "oly_anon_id",
        "oly_enc_id",
        "vero_id",
        "wickedid",
        "s_cid",
        "ncid",
        "cmpid",
        "ocid",
        "xtor",
        "at_medium",
        "at_campaign",
        "at_link_id",
        "at_link_type",
        "at_link_origin",
        "at_format",
        "at_ptr_name",
        "at_bbc_team",
        "at_campaign_type",
        "share_source_id",
        "ref_src",
        "ref_url",
        "spref",
        "sharetype",
        "guccounter",
    }
)
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*|\[[0-9a-f:.]+\]")


def canonical_url(url: str) -> str:
    """One form for the addresses that lead to one page; "" for none.

    Scheme and host in small letters, no user, default port, fragment or tracking parameters; percent-escapes of
    letters are undone, all others kept in capitals. Raises Refused for anything but http and https.
    """
    url = "".join(url.split("\n")).strip()
    if not url:
        return ""
    parts = _split(url if "://" in url else f"https://{url.removeprefix('//')}" if _looks_like_host(url) else url)
    query = "&".join(
        _readable(piece) for piece in parts.query.split("&") if piece and not _tracks(piece.partition("=")[0])
    )
    path = _without_dots(_readable(parts.path)) or "/"
    canonical = urlunsplit((parts.scheme, _host(parts), path, query, ""))
    if len(canonical) > LONGEST_ADDRESS:
        raise Refused(Reason.LONG_ADDRESS)
    return canonical


def article_id(url: str, source: str, content: str) -> uuid.UUID:
    """From the canonical address, whichever of http and https it was; without one from the source and the text."""
    if url:
        return uuid.uuid5(ARTICLES, f"url:{canonical_url(url).partition('://')[2]}")
    words = " ".join(content.split())
    return uuid.uuid5(ARTICLES, f"text:{name_key(source)}:{sha256(words.encode('utf-8', 'replace')).hexdigest()}")


def _looks_like_host(url: str) -> bool:
    head = re.split(r"[/?#]", url.removeprefix("//"), maxsplit=1)[0]
    return "." in head and ":" not in head and "@" not in head and " " not in head


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  (raises for a port that is no number)
    except ValueError:
        raise Refused(Reason.BAD_ADDRESS, url[:200]) from None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        raise Refused(Reason.BAD_ADDRESS, url[:200])
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    elif not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            raise Refused(Reason.BAD_ADDRESS, host) from None
    if not _HOST.fullmatch(host):
        raise Refused(Reason.BAD_ADDRESS, host[:200])
    port = parts.port
    return host if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"


def _tracks(name: str) -> bool:
    name = name.lower()
    return name.startswith("utm_") or name in _TRACKING


def _readable(text: str) -> str:
    """Escapes of letters and digits undone, every other character that an address may not hold escaped."""
    text = _ESCAPES.sub(_unescape, _STRAY_PERCENT.sub("%25", text))
    return "".join(c if _stands(c) else quote(c, safe="", errors="replace") for c in text)


def _stands(character: str) -> bool:
    if character.isascii():
        return character in _UNRESERVED or character in "%!$&'()*+,;=:@/?"
    return character.isalnum() or "\u064b" <= character <= "\u0652"


def _unescape(match: re.Match[str]) -> str:
    escaped = match.group()
    try:
        text = unquote_to_bytes(escaped).decode("utf-8")
    except UnicodeDecodeError:
        return escaped.upper()
    return "".join(
        c if c in _UNRESERVED or (not c.isascii() and _stands(c)) else quote(c, safe="", errors="replace") for c in text
    )


def _without_dots(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)
