"""How dates are written in Chinese text: one pattern with a named group for each way, and what its words count."""

import re

from kg.text.dates.calendar import alternatives
from kg.text.numerals import APPROXIMATE, NUMERAL, ORDINAL, SEVERAL, TO

__all__ = [
    "CHINESE_DAY",
    "DAY_OF_YEAR",
    "HALVES",
    "PART",
    "PATTERN",
    "RELATIVE_DAY",
    "RELATIVE_MONTH",
    "RELATIVE_WEEK",
    "RELATIVE_YEAR",
    "WEEKDAYS",
]

# a month or a day, or two of them in one wording: 11, 十一, 五六, 十一二
N = rf"(?:\d{{1,2}}|{SEVERAL}|{ORDINAL})"
YEAR = r"(?:(?<!\d)(?:1[89]|20)\d\d|[一二][〇○零一二三四五六七八九]{3})"
# what opens a dateline or stands on a line of its own: 2022 年 1 月 4 日, and with its parts: 1月4日, 二十一日
ONE = rf"(?:\d{{1,2}}|{ORDINAL})"
CHINESE_DAY = rf"{YEAR}\s?年\s?{ONE}\s?月\s?{ONE}\s?日"
DAY_OF_YEAR = rf"(?:(?P<year>{YEAR})年)?(?:(?P<month>{ONE})月)?(?P<day>{ONE})日"
RELATIVE_YEAR = {
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "今年": 0,
    "本年": 0,
    "明年": 1,
    "后年": 2,
    "前一年": -1,
    "同年": 0,
    "次年": 1,
    "翌年": 1,
}
RELATIVE_DAY = {
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "昨晚": -1,
    "今天": 0,
    "今日": 0,
    "今晨": 0,
    "今早": 0,
    "今晚": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
RELATIVE_MONTH = {"上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "下月": 1, "下个月": 1}
RELATIVE_WEEK = {
    "上星期": -7,
    "上周": -7,
    "上礼拜": -7,
    "本星期": 0,
    "这星期": 0,
    "本周": 0,
    "这周": 0,
    "下星期": 7,
    "下周": 7,
    "下礼拜": 7,
}
WEEKDAYS = {char: value for value, char in enumerate("一二三四五六")} | {"日": 6, "天": 6, "末": 5}
NEXT_DAY = ("翌日", "次日", "隔日", "隔天")
HALVES = {"上半年": (1, 6), "下半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12)}
PART = {"初": 1, "伊始": 1, "年初": 1, "底": 12, "末": 12, "年底": 12, "年末": 12}
# days after their month: also 5、6 and 五、六
DAYS = rf"(?:\d{{1,2}}、\d{{1,2}}|[一二三四五六七八九]、[一二三四五六七八九]|{N})"
# how many days, months or years: 3, 三, 一百二十, 三五, 二三十, 十二、三, 三至五
COUNT = rf"(?:\d{{1,3}}(?:(?:{TO}|、)\d{{1,3}})?|{APPROXIMATE}|{NUMERAL}(?:{TO}{NUMERAL})?)"
# else the number begins earlier: 1.5年前, 三百八十天前, 数十年前; after 第 it counts something else
ALONE = r"(?<![\d第几数多余百千万亿零〇一二两三四五六七八九十廿卅])(?<!\d[.,，．、])(?<![一二三四五六七八九十]、)"
# a month that begins where no numeral ends, but for a weekday: 星期三三月八日
FIRST = r"(?:(?<![\d百千零〇二两三四五六七八九十廿卅])|(?<=周[一二三四五六])|(?<=星期[一二三四五六])|(?<=礼拜[一二三四五六]))"
# 28日15:30 is a day and an hour, 28日15 nothing
NOT_AFTER = r"(?!\d(?!\d?(?:[:：]\d\d|[时時点點]))|[来内后间多余]|之[后前内久]|以[来内后前上下])"
MONTH_PART = r"(?:初|底|末|上旬|中旬|下旬|中)?"

# what an expression of any kind begins with: at other characters none is tried, which saves most of the time
BEGINNING = r"(?=[\dA-Z一二三四五六七八九十廿卅两民今去前明同次翌后的第上本这下星周礼昨当隔新年])"

PATTERN = re.compile(
    rf"{BEGINNING}(?:{alternatives()}"
    rf"|(?P<decade>(?:(?P<century>20|19|二十|十九|上个?)世纪|(?P<cent>1[89]|20))(?P<tens>\d0|[二三四五六七八九]十)年代(?P<dpart>初|中期|末|后期)?)"
    rf"|(?P<roc>民国(?P<rocy>\d{{2,3}})年(?:(?P<rocm>{N})月(?:(?P<rocd>{N})[日号])?)?)"
    rf"|(?P<years>(?P<y1>{YEAR})年?{TO}(?P<y2>{YEAR})年(?!\d{{1,2}}月))"
    rf"|(?P<half>(?:(?P<hy>{YEAR})年|(?P<hrel>今年|去年|前年|明年|同年))?的?(?:第(?=.季))?(?P<hpart>{'|'.join(HALVES)}))"
    rf"|(?P<full>(?:(?P<year>{YEAR})年|(?P<relyear>{'|'.join(RELATIVE_YEAR)}))"
    rf"(?:(?P<month>{N})月(?:份)?(?:(?P<day>{DAYS})[日号](?:{TO}(?:(?:(?P<year2>{YEAR})年)?(?P<month2>{N})月)?(?P<day2>{N})[日号])?"
    rf"|{TO}(?P<month3>{N})月(?!{N}日)|(?P<mpart>{MONTH_PART}))?"
    rf"|(?P<ypart>初|伊始|年初|底|末|年底|年末)?))(?![来内]|以[来内后]代|代)"
    rf"|(?P<md>{FIRST}(?P<m>{N})月(?:份)?(?:(?P<d>{DAYS})[日号](?:{TO}(?:(?P<m2>{N})月)?(?P<d2>{N})[日号])?"
    rf"|{TO}(?P<m3>{N})月(?!{N}日)|(?P<mdpart>{MONTH_PART})))(?!大|内|来)"
    rf"|(?P<relmonth>{'|'.join(RELATIVE_MONTH)})(?:(?P<rmd>{N})[日号])?(?P<rmpart>初|底|末|中旬)?"
    rf"|(?P<week>{'|'.join(RELATIVE_WEEK)})(?P<wd>[一二三四五六日天末](?![年个次]))?(?![^，。]?来)"
    rf"|(?P<weekday>(?:星期|周|礼拜)(?P<wd2>[一二三四五六日天])(?![年个次百千万]))"
    rf"|(?P<weekend>(?<![上本这下该每个])周末(?![版报刊]))"
    rf"|(?P<relday>{'|'.join(RELATIVE_DAY)})"
    rf"|(?P<days>(?<![\d月第])(?<!\d[.,，．])(?P<dd>\d{{1,2}})日(?:{TO}(?P<dd2>\d{{1,2}})日)?{NOT_AFTER})"
    rf"|(?P<samemonth>同月(?:(?P<sameday>{N})[日号]|稍[早晚后])?)|(?P<same>同日|当天|当日|当晚|同一天)"
    rf"|(?P<next>{'|'.join(NEXT_DAY)})"
    rf"|(?P<ago>{ALONE}(?P<many>{COUNT})(?P<unit>天|个月|年)前)|(?P<later>{ALONE}(?P<many2>{COUNT})天(?:之|以)?后)"
    rf"|(?P<newyear>新年伊始)|(?P<yearpart>年初|年底|年末)"
    rf"|(?P<minguo>(?<!\d)(?P<my>1[01]\d)(?P<mm>0[1-9]|1[0-2])(?P<mday>[0-3]\d)(?!\d)))"
)
