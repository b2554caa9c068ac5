"""Whether a text is another one that was decoded wrongly: 中国 as ä¸­å›½, ÖÐ¹ú, 涓浗, 笢弊 or 銝剖."""

import re

SEEN = 3000  # characters that are looked at
FEW, MANY = 0.15, 0.3  # of Chinese characters that are common ones: in garbled text, in any text (half, mostly)

# UTF-8 read as Latin-1: ä¸­å›½ for 中国
LATIN_PAIR = re.compile("[\u00c2-\u00ef][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
CJK = re.compile("[\u3400-\u9fff]")
WIDE = re.compile("[^\x00-\x7f]+")
# The characters that make up about half of any Chinese text, in both scripts.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如"
    "水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又利比或但质气"
    "第向道命此变条只没结解问意建月公无系军情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求基资边流路级少图山统接知较将组见计别手期根"
    "论运指几区强放决西被干做必战先回则任取据处世界核武器联合议约安美俄朝"
    "這為個國時來們於對會發動過說產種後學經進著電裡實現體機當點從業應開還義間樣與關線內數質氣變條沒結問無係軍題黨員總設長資邊級圖統較將組見計別論運區決幹"
    "戰則據處聯議約務統東車馬書報"
)

__all__ = ["COMMON", "garbled"]


def garbled(text: str) -> bool:
    """Whether more sense is made by undoing a wrong decoding; a text that is merely odd is left as it is."""
    sample = "".join(WIDE.findall(text, 0, SEEN))
    if len(sample) < 8:
        return False
    if "锟斤拷" in sample or sample.count("\ufffd") * 20 > len(sample):
        return True
    if len(LATIN_PAIR.findall(sample)) * 4 > len(sample):
        return True
    back = sample[:400].encode("gb18030", "replace").decode("utf-8", "replace")
    if len(CJK.findall(back)) >= 8 and back.count("\ufffd") * 5 < len(back):
        return True
    return _chinese(sample) <= FEW and any(_chinese(one) >= MANY for one in _undone(text[:SEEN], sample))


def _undone(text: str, sample: str) -> list[str]:
    """The text with its wrong decoding undone: an encoding of Chinese read as Latin-1, Big5 as GBK, GBK as Big5."""
    found = []
    if not CJK.search(sample):
        data = text.encode("cp1252", "ignore"), text.encode("latin-1", "ignore")
        found += [one.decode(encoding, "ignore") for one in data for encoding in ("gb18030", "big5hkscs")]
    for wrong, right in (("gb18030", "big5hkscs"), ("big5hkscs", "gb18030")):
        found.append(text.encode(wrong, "ignore").decode(right, "ignore"))
    return found


def _chinese(text: str) -> float:
    """How many of the Chinese characters are common ones; 0 for less than eight."""
    found = CJK.findall(text)
    return sum(map(COMMON.__contains__, found)) / len(found) if len(found) >= 8 else 0
