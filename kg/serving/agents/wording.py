"""Claims and reports in one line each, so that whoever repeats the line says who says it and where it is told."""

from kg.catalog import Claim, DocumentRef, Ref, Relation
from kg.catalog.citing.denials import is_denied, is_undone
from kg.model.keys import name_of

__all__ = ["line", "worded_claim", "worded_document", "worded_relation"]

LONGEST = 200  # characters of a name or a title
QUOTATIONS = {
    "direct": "直接引语", "indirect": "间接引语", "mixed": "部分直接引语", "document": "发言原文", "continued": "引语续",
    "headline": "见于标题",
}  # fmt: skip
MODALITIES = {
    "intention": "意向", "obligation": "应当", "requested": "所求", "willingness": "愿意", "conditional": "有条件",
    "possible": "可能", "question": "疑问",
}  # fmt: skip


def line(text: str, longest: int = LONGEST) -> str:
    """Names and titles are taken from documents: one line of them, and not a long one."""
    plain = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def worded_claim(claim: Claim, outer: Claim | None = None) -> str:
    """外交部发言人耿爽（代表中国）于2019-05-06反对（对美国；间接引语）：“…”（据《…》，外交部，2019-05-06）."""
    who = _name(claim.speaker)
    if claim.capacity and (post := _name(claim.capacity)) not in who:
        who = post + who if claim.speaker.kind == "person" else f"{who}的{post}"
    behalf = (
        f"（代表{_name(claim.on_behalf_of)}）" if claim.on_behalf_of and claim.on_behalf_of != claim.speaker else ""
    )
    when = f"于{claim.date}" if claim.date else "（日期不详）"
    manner = (
        f"对{'、'.join(map(_name, claim.targets))}" if claim.targets else "",
        "否定句" if claim.polarity == "negative" else "",
        MODALITIES.get(claim.modality or "", ""),
        QUOTATIONS.get(claim.quotation or "", ""),
    )
    through = [f"据{_name(outer.speaker)}的话，"] if outer else []
    if claim.relayed_by and not (outer and outer.speaker == claim.relayed_by):
        through.append(f"据{_name(claim.relayed_by)}转述，")
    told = "；".join(one for one in manner if one)
    said = (
        f"{''.join(through)}{who}{behalf}{when}{_act(claim)}{f'（{told}）' if told else ''}：{_quoted(claim.content)}"
    )
    return f"{said}（据{worded_document(claim.document)}）"


def _act(claim: Claim) -> str:
    """What is done by the words: 否认，称：“没有此事”, but 否认：“曾有此事”; in a negated sentence, said and not 同意."""
    act = _name(claim.illocution)
    if is_undone(claim):
        return f"称（归类为“{act}”）"
    denies = name_of(claim.illocution.key) == "deny"
    return f"{act}，称" if denies and not is_denied(claim) else act


def worded_relation(relation: Relation) -> str:
    """据《…》（…）：澳大利亚 批准 不扩散核武器条约 | … 俄罗斯称：英国 违反 …"""
    says = f"{_name(relation.subject)} {_name(relation.predicate)} {_name(relation.object)}"
    if relation.polarity == "negative":
        says = f"并非：{says}"
    if relation.claimed_by or relation.modality == "claimed":
        says = f"{_name(relation.claimed_by) if relation.claimed_by else '有人'}称（未经证实）：{says}"
    elif relation.modality and relation.modality != "actual":
        says = f"（{relation.modality}，并非已经发生）{says}"
    return f"据{worded_document(relation.passage.document)}：{says}"


def worded_document(document: DocumentRef) -> str:
    """《title》，publisher，date."""
    title = f"《{line(document.title or document.name)}》"
    return "，".join(one for one in (title, line(document.publisher or ""), document.published) if one)


def _quoted(words: str) -> str:
    """In marks that the words themselves do not have."""
    return f"「{words}」" if "“" in words or "”" in words else f"“{words}”"


def _name(thing: Ref) -> str:
    return line(thing.label())
