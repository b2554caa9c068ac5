"""/api/claims: who says what about whom, each claim with its sentence, its place and its document."""

from dataclasses import fields
from typing import get_args

from kg.catalog import By, Claim, ClaimFilter, Found, Order, Page, Ref
from kg.model import Illocution, Polarity
from kg.serving.api.finding import document, publisher
from kg.serving.api.operations import Listing, Lookup
from kg.serving.api.parameters import Choice, Date, Id, Key, Parameter, Text, Values
from kg.serving.api.shapes import Count
from kg.serving.builds import Build

__all__ = ["DATES", "OPERATIONS", "ORDER", "PUBLISHER"]

ILLOCUTIONS = (*get_args(Illocution), *(f"illocution:{one}" for one in get_args(Illocution)))
DATES: tuple[Parameter, ...] = (
    Date(name="since", about=("起始日期", "first date"), example="2019"),
    Date(name="until", about=("截止日期（含）", "last date; 2019 takes the year in"), example="2023-06-30"),
)
PUBLISHER = Id(
    name="publisher", about=("发布者，名称同文件所载", "who put the document out, as documents name it"), find=publisher
)
FILTERS: tuple[Parameter, ...] = (
    Key(name="actor", about=("言者或其所代表者", "who speaks, or is spoken for"), example="state:CHN"),
    Key(name="speaker", about=("言者", "who speaks"), example="person:古特雷斯"),
    Key(name="target", about=("所针对者", "at whom it is said"), example="state:USA"),
    Key(name="about", about=("对象、受话者、文书或议题", "target, addressee, instrument or topic"), example="treaty:NPT"),
    Key(name="topic", about=("议题", "topic"), kind="topic", example="topic:non-proliferation"),
    Key(name="instrument", about=("条约等文书", "treaty or agreement"), kind="treaty", example="treaty:NPT"),
    Choice(name="illocution", about=("言语行为", "what is done by saying it"), choices=ILLOCUTIONS, example="criticize"),
    Choice(name="polarity", about=("肯定或否定", "affirmative or negative"), choices=get_args(Polarity)),
    Id(name="document", about=("文件的标识", "id of a document"), find=document),
    PUBLISHER,
    *DATES,
    Text(name="text", about=("句中的词，繁简均可", "words of the sentence, in either script; all must stand there"), example="无核武器"),
)  # fmt: skip
ORDER = Choice(name="order", about=("日期顺序", "by date, the newest first unless told otherwise"), choices=get_args(Order), default="-date")  # fmt: skip
BY = Choice(
    name="by", about=("按何项计数", "what to count by"), choices=get_args(By), required=True, example="illocution"
)
NAMES = {one.name for one in fields(ClaimFilter)}


def _filter(values: Values) -> ClaimFilter:
    return ClaimFilter(**{name: value for name, value in values.items() if name in NAMES})


def _found(build: Build, values: Values, page: Page) -> Found[Claim]:
    return build.catalog.claims(_filter(values), page=page, order=values["order"])


def _counts(build: Build, values: Values, page: Page) -> Found[Count]:
    found = build.catalog.counts(_filter(values), values["by"])
    part = found[page.offset : page.offset + page.limit]
    return Found(tuple(_count(value, number) for value, number in part), len(found))


def _count(value: Ref | str, number: int) -> Count:
    return Count(value.key, value.zh, value.en, number) if isinstance(value, Ref) else Count(value, "", "", number)


OPERATIONS = (
    Listing(
        path="/api/claims", summary=("声称：谁就何事说了什么", "Claims: who says what about whom"), gives=Claim, find=_found,
        parameters=(*FILTERS, ORDER),
    ),
    Listing(
        path="/api/claims/counts", summary=("声称的数量", "How many claims there are, by one of their parts"), gives=Count,
        find=_counts, parameters=(BY, *FILTERS),
    ),
    Lookup(
        path="/api/claims/{id}", summary=("一项声称", "A claim"), gives=Claim, find=lambda build, id: build.catalog.claim(id),
        within=("声称的标识", "/api/claims lists ids"), example="87f99ee1d29d61a5",
    ),
)  # fmt: skip
