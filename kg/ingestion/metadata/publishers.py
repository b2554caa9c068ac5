"""Who put a document out: datelines, front matter, titles, hosts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from kg.ingestion.base import Line
from kg.ontology import Ontology
from kg.text.dates import CHINESE_DAY, DAY_OF_YEAR

# an agency that is in no list, by the last characters of its name: 国防部网站, 北京青年报
UNLISTED = (
    r"(?![据據本])[\u4e00-\u9fff]{2,8}?"
    r"(?:通讯社|通訊社|网站|網站|电视台|電視台|电台|電台|日报|日報|晚报|晚報|时报|時報|新闻网|新聞網)"
)
# 新华社北京1月4日电; （中央社斯德哥爾摩14日綜合外電; 路透维也纳12月17日 - ; 【大纪元2021年05月29日讯】
DATELINE = (
    r"^[\s（(【\[]*(?P<agency>{agency})[\w·、/ （()）]{{0,30}}?"
    r"{day} ?"
    r"(?:(?:综合|綜合|外|专|專|特|英文|更新|急|合)*"
    r"(?:电(?![话视影子力动])|電(?![話視影子力動])|讯|訊|报[道导]|報導|報道|消息)|[-–—－]{{1,2}} ?)"
)
HEAD = 120  # characters of a line that are looked at
# 2018年6月7日外交部发言人甲乙主持例行记者会
SPOKESPERSON = re.compile(
    rf"^(?:{CHINESE_DAY})?(?:中国)?(\w{{2,12}}?(?:部|办公室|委员会|办))(?:新闻)?发言人\w{{2,12}}(?:主持|例行|答|就)"
)
PROGRAMME = re.compile(r"^《(\w{2,12})》")  # 《新闻联播》 (20260428)
DELEGATION = re.compile(r"^(\w{2,14}?(?:代表团|代表團))(?:提交|提出)")  # 中国代表团提交的工作文件

__all__ = ["Publishers", "publisher_of", "publishers"]


@dataclass(frozen=True, slots=True)
class Publishers:
    """Names and hosts of publishers, the places of datelines, and the dateline's regex."""

    names: Mapping[str, str]  # as written → as named here, the longest first
    hosts: Mapping[str, str]
    places: tuple[str, ...]
    dateline: re.Pattern[str]

    def named(self, written: str) -> str | None:
        """The publisher whose name occurs in what is written."""
        return next((name for alias, name in self.names.items() if alias in written), None)

    def hosted(self, url: str) -> str | None:
        """The publisher of the site, or else the host itself."""
        try:
            host = urlsplit(url).hostname
        except ValueError:
            return None
        if not host:
            return None
        return next((name for end, name in self.hosts.items() if host == end or host.endswith("." + end)), host)


@cache
def publishers(ontology: Ontology) -> Publishers:
    """Those of an ontology, compiled once."""
    lexicon = ontology.lexicons.publishers
    names = {alias: one.name for one in lexicon.publisher for alias in one.names}
    hosts = {host: one.name for one in lexicon.publisher for host in one.hosts}
    ordered = dict(sorted(names.items(), key=lambda pair: (-len(pair[0]), pair[0])))
    agency = "|".join([*map(re.escape, ordered), UNLISTED])
    places = tuple(sorted(lexicon.places, key=lambda place: (-len(place), place)))
    return Publishers(ordered, hosts, places, re.compile(DATELINE.format(agency=agency, day=DAY_OF_YEAR)))


def publisher_of(
    title: str, lines: Sequence[Line], known: Publishers, *, written: str | None, url: str | None
) -> str | None:
    """The dateline's agency, else what the front matter says, else the title's or a paper's author, else the site."""
    heads = [line.text[:HEAD] for line in lines if line.role in ("title", "paragraph", "heading")][:4]
    for head in heads:
        match = known.dateline.match(head)
        if match:
            return known.named(match["agency"]) or match["agency"]
    if written:
        return known.named(written) or written
    return _signed(title, heads, known) or (known.hosted(url) if url else None)


def _signed(title: str, heads: Iterable[str], known: Publishers) -> str | None:
    spokesperson = SPOKESPERSON.match(title)
    if spokesperson:
        return spokesperson[1]
    if programme := PROGRAMME.match(title):
        return known.names.get(programme[1])
    return next((match[1] for head in heads if (match := DELEGATION.match(head))), None)
