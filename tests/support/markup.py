"""A page as a reader with any device meets it: what is wrong with its markup, told without a browser."""

from html.parser import HTMLParser
from itertools import pairwise

__all__ = ["Markup", "markup"]

EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "rect"}
LANDMARKS = ("header", "nav", "main", "footer")
NAMED_BY = ("aria-labelledby", "aria-describedby", "aria-controls")
LOADING = {"script": "src", "link": "href", "img": "src", "iframe": "src", "object": "data", "form": "action"}


class Markup(HTMLParser):
    """Reads a page strictly; `wrong` lists what is amiss, `links` where it leads, `text` all its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.words: list[str] = []
        self.title = self.lang = ""
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self._wanted: list[str] = []  # ids that something refers to
        self._labeled: set[str] = set()
        self._fields: list[dict[str, str]] = []
        self._seen: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self._seen[tag] = self._seen.get(tag, 0) + 1
        self._check(tag, said)
        if tag not in EMPTY:
            self._open.append((tag, said, []))

    def _check(self, tag: str, said: dict[str, str]) -> None:
        inside = [name for name, _, _ in self._open]
        if "id" in said:
            self.ids.append(said["id"])
        self.wrong += [f"<{tag} {name}>" for name in said if name.startswith("on") or name == "style"]
        self._wanted += [one for name in NAMED_BY for one in said.get(name, "").split()]
        if tag in LOADING and said.get(LOADING[tag]):
            self.loads.append(said[LOADING[tag]])
        if tag == "html":
            self.lang = said.get("lang", "")
        if tag in ("a", "button") and {"a", "button"} & set(inside):
            self.wrong.append(f"<{tag}> within another link: {said}")
        if tag == "a":
            self.links.append(said.get("href", ""))
            if said.get("href", "").startswith("http") and "noopener" not in said.get("rel", ""):
                self.wrong.append(f"opens elsewhere without noopener: {said['href']}")
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag == "label":
            self._labeled.add(said.get("for", ""))
        if tag in ("input", "select", "textarea") and said.get("type") != "hidden":
            self._fields.append(said)
        if tag == "img" and "alt" not in said:
            self.wrong.append("an image without alt")
        if tag == "svg" and not (said.get("aria-hidden") == "true" or said.get("aria-label")):
            self.wrong.append("a drawing without a name")
        if tag == "th" and "scope" not in said:
            self.wrong.append("a head of a table without scope")
        if tag in ("p", "ul", "div", "table", "section", "blockquote") and "p" in inside:
            self.wrong.append(f"<{tag}> within <p>")

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY:
            return
        if not self._open or self._open[-1][0] != tag:
            self.wrong.append(f"</{tag}> closes <{self._open[-1][0] if self._open else ''}>")
            return
        _, said, words = self._open.pop()
        text = "".join(words).strip()
        if tag in ("a", "button", "h1", "h2", "h3", "summary", "title") and not (text or said.get("aria-label")):
            self.wrong.append(f"<{tag}> without words: {said}")
        if tag == "title":
            self.title = text
        if self._open:
            self._open[-1][2].append("".join(words))

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1][2].append(data)
        self.words.append(data)

    def end(self) -> None:
        """What can only be told at the end."""
        self.close()
        self.wrong += [f"<{tag}> stays open" for tag, _, _ in self._open]
        self.wrong += [f"id {one!r} twice" for one in sorted({one for one in self.ids if self.ids.count(one) > 1})]
        self.wrong += [f"no element has id {one!r}" for one in self._wanted if one not in self.ids]
        self.wrong += [
            f"a field without a label: {one}"
            for one in self._fields
            if one.get("id", "-") not in self._labeled and not one.get("aria-label")
        ]
        self.wrong += [f"no <{one}>" for one in LANDMARKS if not self._seen.get(one)]
        if self.headings.count(1) != 1:
            self.wrong.append(f"{self.headings.count(1)} headings of the first level")
        self.wrong += [f"h{one} after h{before}" for before, one in pairwise(self.headings) if one > before + 1]
        here = [one[1:] for one in self.links if one.startswith("#")]
        self.wrong += [f"a link to #{one}, which is not there" for one in here if one not in self.ids]

    @property
    def text(self) -> str:
        return "".join(self.words)


def markup(page: str) -> Markup:
    """A page, read."""
    found = Markup()
    found.feed(page)
    found.end()
    return found
