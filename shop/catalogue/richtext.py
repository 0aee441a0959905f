"""What sellers write about a product: a few tags that pages show, and the same as plain text.

A seller without a script types plain text: blank lines part paragraphs, `- ` begins a line of a
list, `**so**` is strong. Both ways end as the same cleaned HTML. Whoever knows which of the two it
is calls `clean_html` or `clean_plain`; `clean_rich` is for texts that may be either.
"""

import re

import nh3
from django.utils.html import escape

LONGEST = 10_000
TAGS = {"p", "br", "strong", "em", "ul", "ol", "li"}
# What browsers write for the same meaning.
SAME = {"b": "strong", "i": "em", "div": "p", **{f"h{n}": "p" for n in range(1, 7)}}
# Only what is a tag for sure: `taille <XL` is a size.
_MARKUP = re.compile(
    r"</?(?:p|br|strong|em|ul|ol|li|b|i|u|s|div|span|font|a|img|h[1-6]|hr|table|t[rdh]|blockquote|"
    r"pre|code|script|style|svg|math|iframe|object|form|input|video|audio|body|html)\b[^>]*>",
    re.IGNORECASE,
)
_SAME = re.compile(rf"<(/?)({'|'.join(SAME)})\b[^>]*>", re.IGNORECASE)
# Browsers write them where somebody types a space; a line could not break there.
_HARD_SPACES = re.compile(r" *(?:&nbsp;|\u00a0)(?:&nbsp;|\u00a0| )*")
_EMPTY = re.compile(r"<(p|li|strong|em|ul|ol)>(?:\s|&nbsp;|\u00a0|<br>)*</\1>")
# Words of two paragraphs stay two where tags are taken out.
_END = re.compile(r"(</(?:p|li|ul|ol)>|<br>)\s*")
_BEFORE_END = re.compile(r" +(?=</(?:p|li)>|<br>)")
# Browsers put no tag around the first line.
_FIRST_LINE = re.compile(r"\A(?!<(?:p|ul|ol)>)(.+?)\s*(?=<(?:p|ul|ol)>|\Z)", re.DOTALL)
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


def clean_rich(text: str) -> str:
    """A cell of a table, a line of a fixture: HTML where there is any for sure, plain otherwise."""
    return clean_html(text) if _MARKUP.search(text) else clean_plain(text)


def clean_plain(text: str) -> str:
    """What is typed is what is read, a `<p>` too."""
    return _cleaned(_from_plain(_cut(text)))


def clean_html(text: str) -> str:
    """What is kept is never more than the tags above, without any attribute."""
    return _cleaned(_cut(text))


def _cut(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n")[: 2 * LONGEST]


def _cleaned(text: str) -> str:
    text = _SAME.sub(lambda found: f"<{found[1]}{SAME[found[2].lower()]}>", text)
    text = nh3.clean(text, tags=TAGS, attributes={}, link_rel=None)
    text = _HARD_SPACES.sub(" ", text)
    before = None
    while before != text:
        before, text = text, _EMPTY.sub("", text)
    text = _BEFORE_END.sub("", text)
    text = _END.sub(r"\1\n", text).strip()
    return _FIRST_LINE.sub(r"<p>\1</p>\n", text).strip()


def as_plain(html: str) -> str:
    """What a person edits who has no script; `clean_rich` brings it back."""
    if not _MARKUP.search(html):
        return html
    text = re.sub(r"\s*<li>\s*", "\n- ", html)
    text = re.sub(r"</?strong>", "**", text)
    text = re.sub(r"\s*<br>\s*", "\n", text)
    text = re.sub(r"\s*</(?:p|ul|ol)>\s*", "\n\n", text)
    text = nh3.clean(text, tags=set(), link_rel=None)
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\u00a0"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _from_plain(text: str) -> str:
    return "\n".join(_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())


def _block(block: str) -> str:
    """Lines that begin with a dash are a list, the others a paragraph with its line ends."""
    html, items, lines = "", [], []
    for line in [*block.strip().split("\n"), ""]:
        if line.lstrip().startswith("- "):
            html += _paragraph(lines)
            lines = []
            items.append(f"<li>{_inline(line.lstrip()[2:])}</li>")
            continue
        html += f"<ul>{''.join(items)}</ul>" if items else ""
        items = []
        lines.append(line)
    return html + _paragraph(lines)


def _paragraph(lines: list[str]) -> str:
    text = "<br>".join(_inline(line) for line in lines if line.strip())
    return f"<p>{text}</p>" if text else ""


def _inline(line: str) -> str:
    return _STRONG.sub(r"<strong>\1</strong>", escape(line.strip()))
