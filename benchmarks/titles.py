"""What a headline promises: a report of a meeting, a speech or greeting, and whom the principal met.

These rules are the measure, so they are apart from the reader's and use nothing of it. They go by words alone
and rather promise too little than too much.
"""

from __future__ import annotations

import re
import unicodedata

from babel import Locale

_ENGAGED = re.compile(
    r"\b(?:meeting|met with|call(?!-up)|phone|telephone|conversation|visit|trip|talks|spoke)\b", re.IGNORECASE
)
_FUTURE_TITLE = re.compile(
    r"\b(?:will|announces?|upcoming|expects|to (?:visit|hold|meet|travel|host|take part|attend|welcome))\b",
    re.IGNORECASE,
)
# A journey that has only begun: the report of its beginning tells what is planned.
_BEGUN_TITLE = re.compile(
    r"\b(?:(?<!who )is on|began|begins|started|starts|arrived .*\bas part of) an? [\w\- ]*\b(?:trip|visit)\b"
    r"|\barrived .*\bto participate in\b",
    re.IGNORECASE,
)
_FUTURE_LEAD = re.compile(
    r"\b(?:will|is scheduled|are scheduled|scheduled for|"
    r"plans? to|is to|are to|looks? forward to|is set to|to be held)\b",
)
_PAST = re.compile(
    r"\b(?:met|spoke|held|had|visited|travell?ed|hosted|convened|took|began|arrived|led|joined|briefed|received|"
    r"participated)\b"
)
_SPEECH = re.compile(
    r"\b(?:address(?:es)? (?:by|to|of|at)|speech (?:by|of|at|to)|video (?:address|message)|remarks|"
    r"congratulations|greetings|condolences|statement (?:by|from) (?:the )?(?:vice )?president|transcript)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:joint statement|press (?:statements?|availability|conference|call)|statements by|interview|news conference|"
    r"fact sheet|executive order|briefing by)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|[.!?…] |\n)[A-Z][\w.’'\- ]{2,60}: (?=[A-Z“\"])")


def lead(body: str) -> str:
    """Return the first sentence of the body that is not the name of an office or a label."""
    for paragraph in body.split("\n"):
        words = paragraph.strip()
        if len(words.split()) > 6 and not words.startswith(("The below is", "The following is")):
            return re.split(r"(?<=[\w”\")][^\W\d_”\")][.!?])\s+(?=[A-Z“\"])|(?<=\d[.!?])\s+(?=[A-Z“\"])", words)[0]
    return ""


def is_speech(title: str, body: str) -> bool:
    """True for a speech, greeting, statement or transcript without a line of report: no engagement is told there."""
    return bool(_SPEECH.search(title)) or bool(_LABEL.match(lead(body))) or bool(_LABEL.match(body))


def is_other(title: str) -> bool:
    """True for an interview, joint statement, order and the like: it may tell of engagements, but promises none."""
    return bool(_OTHER.search(title))


def names_engagement(title: str) -> bool:
    """True for a title with a word for a meeting, call, visit or trip."""
    return bool(_ENGAGED.search(title))


def is_announcement(title: str, body: str) -> bool:
    """True where headline or first sentence tell what is still to come, or only that a journey began."""
    first = lead(body)
    future = _FUTURE_LEAD.search(first)
    ahead = _FUTURE_TITLE.search(title) or _BEGUN_TITLE.search(title)
    return bool(ahead) or future is not None and not _PAST.search(first[: future.start()])


def promises_engagement(title: str, body: str) -> bool:
    """True where the headline names a meeting, call, visit or trip that is reported, not announced or only spoken at.

    "announces", "will", "to visit" in the headline, or a future in the first sentence ("will welcome", "looks forward
    to"), make an announcement; `is_speech` and `is_other` tell speeches, transcripts, joint statements and the like.
    """
    apart = is_announcement(title, body) or is_speech(title, body) or is_other(title)
    return names_engagement(title) and not apart


_OFFICES = frozenset(
    "president vice prime minister chancellor secretary king queen crown prince princess emir sultan sheikh "
    "pope governor mayor ambassador envoy representative director director-general general-secretary "
    "secretary-general general adviser advisor chairman chairwoman chairperson chair chief head ceo "
    "commissioner speaker taoiseach leader senator coordinator special high foreign deputy acting first lady "
    "state affairs national security defense defence interior finance minister-designate president-elect "
    "prosecutor patriarch cardinal pm".split()
)
_NO_NAMES = _OFFICES | frozenset(
    "leaders members officials families counterparts counterpart representatives ministers presidents "
    "parliament council commission union nations board cabinet government assembly league association "
    "committee group bank fund agency court team delegation society students business labor community states "
    "republic federation organization community holiness majesty excellency executive democratic european "
    "african united people’s people's kingdom supreme region oblast summit nato eu un iaea osce g7 g20 asean "
    "trilateral bilateral senate congress bundestag verkhovna rada world food programme program international "
    "monetary health office department quad group working ukraine russia federal external trade commerce "
    "energy region industry development territory company corporation legislators lawmakers mayors governors "
    "dreamers activists leadership protection consumer american-israeli workers farmers men women youth "
    "experts survivors advocates ambassadors male female social media service services prize university club "
    "front center centre bar civil rights house administrator committee enlargement neighbourhood policy".split()
)
_CUT = re.compile(
    r"[:;–—]|\s-\s|\(|\s(?:on|in|at|to|following|ahead|after|before|during|regarding|from|held|via|over|took|"
    r"as|for|about|who|by|took|against|discussed|is|was|are|were)\s",
    re.IGNORECASE,
)


def fold(name: str) -> str:
    """Return a name in lower-case letters without marks, its words apart by one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", plain.replace("ł", "l").replace("ø", "o")).lower().split())


_COUNTRY_WORDS = frozenset(word for name in Locale("en").territories.values() for word in fold(name).split()) | {
    "korea",
    "turkey",
    "macedonia",
    "czechia",
    "uk",
    "us",
    "usa",
}


def counterpart(title: str, *, cut: bool = False) -> str | None:
    """Return the folded last name of the first named person after "with" in a headline, or None.

    The person has an office before the name ("with President X", "with President of Chile X"). In a headline that
    was cut off, the last word can be a given name.
    """
    tail = re.split(r"\b(?:with|call to|calls|between)\s", title, maxsplit=1, flags=re.IGNORECASE)
    if len(tail) < 2:
        return None
    person = re.split(r",| and | & ", _CUT.split(f"{tail[1]} ")[0])[0].strip()
    words = [w for w in person.split() if w.lower() != "the" and not re.fullmatch(r"[IVX]+", w)]
    ends = cut and title.endswith(person)
    if any(w.lower() in _OFFICES for w in words):
        return _last_name(words, cut=ends)
    return fold(words[-1]) if 2 <= len(words) <= 3 and all(_is_name(w) for w in words) and not ends else None


def _last_name(words: list[str], *, cut: bool) -> str | None:
    """The name may stand on either side of "of": "President Boric of Chile", "President of Chile Gabriel Boric"."""
    lower = [w.lower() for w in words]
    of = lower.index("of") if "of" in lower else len(words)
    before, after = words[:of], words[of + 1 :]
    if before and _is_name(before[-1]) and any(w in _OFFICES for w in lower[:of]):
        return fold(before[-1])
    office = any(w in _OFFICES for w in lower[of:])
    if len(after) >= 3 - cut and _is_name(after[-1]) and (office or _is_name(after[-2])):
        return fold(after[-1])
    return None


def _is_name(word: str) -> bool:
    plain = fold(word)
    capital = word[:1].isupper() or word.startswith(("el-", "al-"))
    known = word.lower() in _NO_NAMES or plain in _COUNTRY_WORDS
    return capital and len(plain) > 1 and not known and not word.isupper()


# Parts of a remark that name a journey or its company and nothing that took place. Each must fit as a whole.
_NO_EVENT: dict[str, re.Pattern[str]] = {
    "whom he travelled with": re.compile(
        r"(?:Also )?(?:Accompanied|Joined) (?:Vice )?President [A-Z][\w.]*(?: [A-Z][\w.]*)*"
        r"(?i: (?:on|during) (?:(?:an?|his) )?[\w\- ]{0,40}(?:visit|tour|trip))?"
    ),
    "the kind of visit": re.compile(
        r"(?:State|Offici?al|Private|Working|Informal|Unofficial|Official working|Good ?will|Personal|Courtesy) "
        r"(?:visit|trip|tour)"
        r"(?: (?:afterwards?|in|to|at|while|during|en route|on|after|before|following|with)\b[^;]*)?",
        re.IGNORECASE,
    ),
    "whose guest he was": re.compile(
        r"(?:Presidential guest|Guest of (?:the )?(?:U\.S\. Government|President)|"
        r"(?:On|At) (?:the )?invitation of)\b[^;]*",
        re.IGNORECASE,
    ),
    "rest": re.compile(
        r"(?:Vacation|Vacation trip|Fishing trip|Rest stop|Rested|Vacationed|Honeymoon)\b[^;]*", re.IGNORECASE
    ),
    "a stop on the way": re.compile(
        r"(?:(?:Brief |Overnight |Refuell?ing )?(?:Stopped|Stopover|Stop|Disembarked|(?:Re-)?embarked)\b)[^;]*",
        re.IGNORECASE,
    ),
    "coming and going": re.compile(
        r"(?:(?:Was )?(?:in|Left|Departed|Returned(?! visit)|Arrived|Afterwards? (?:left|returned))\b)"
        r"[^;]*",
        re.IGNORECASE,
    ),
}
# "Afterwards visited Dallas, Reno (Nevada), and New York City May 3." in the notes on visits: towns, no event.
_TOWNS = re.compile(
    r"(?:(?:Also|Afterwards?|Later|Then) )?"
    r"(?:(?:made a )?[Pp]rivate visits? (?:afterwards? )?to|"
    r"[Ww]as visiting|[Hh]ad (?:also )?visited|[Vv]isit(?:ed|ing)) "
    r"(?:[A-Z(][\w.’'()–\-]*,? ?|and |of |the (?=[A-Z])|\d+[\d–, ]*)+"
)
_STAY = re.compile(r"(?:[Ii]n (?:the )?U\.?S\.?|In New York City) [A-Z][\w ,–]*?[\d)](?:, | and )(?=[Vv]isit)")
_EVENT_WORD = re.compile(
    r"\b(?:met|meeting with|attend\w*|address(?:ed)?|discuss\w*|sign\w*|confer\w*|talks|spoke|visited|"
    r"with (?:President|Prime|Foreign|King|Chancellor|Premier))\b"
)
_PART = re.compile(r"\s*;\s*|(?<=[\w\]\")][^\W\d_”\")][.])\s+(?=[A-Z\[])|(?<=\d[.])\s+(?=[A-Z\[])")
_AS_ELECT = re.compile(r"\[?(?:Visits? made as|First visit abroad)\b[^.\]]*\.?\]?")


def without_event(remark: str) -> str | None:
    """Return what a remark tells where it is only about a journey, and names nothing that took place; None otherwise.

    "Accompanied President X on a State visit.", "Vacation.", "Stopped en route to Y.", "Left U.S. March 3." promise no
    engagement: there is none in them. One part that could tell an event is enough to keep the remark.
    """
    parts = [_STAY.sub("", _AS_ELECT.sub("", part)).strip(" .") for part in _PART.split(remark)]
    reasons = [_no_event(part) for part in parts if part]
    return None if None in reasons else reasons[0] if reasons else "whose visit it was"


def _no_event(part: str) -> str | None:
    if _TOWNS.fullmatch(part):
        return "which towns he saw"
    if _EVENT_WORD.search(part):
        return None
    return next((reason for reason, form in _NO_EVENT.items() if form.fullmatch(part)), None)
