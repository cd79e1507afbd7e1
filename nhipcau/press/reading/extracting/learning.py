"""How a profile is learnt: the element whose text best equals the extractor's on several pages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser, LexborNode

from nhipcau.press.reading.dates import parse_published
from nhipcau.press.reading.extracting.blocks import parsed, text_of
from nhipcau.press.reading.extracting.decoding import decode
from nhipcau.press.reading.extracting.full import ENOUGH, reference_text
from nhipcau.press.reading.extracting.profiles import Profile, first, read_by
from nhipcau.press.reading.shapes import Raw, Told

FEWEST = 5  # pages to learn from
MOST = 12
_SHARED = 0.4  # a line on more of the pages than that belongs to the outlet, not to an article
_REPEATED = 3  # pages at least on which a line that the outlet repeats stands
_MOST_REPEATED = 40
_TRIED = 60  # selectors that are measured on all pages
_PART = 0.5  # of the pages a selector must match
_DATES = "time[datetime], [class*=date], [class*=time], [class*=ngay], [id*=date], [class*=publish]"
_LONGEST_DATE = 80
_CHAIN = 4


def learn(pages: Sequence[Raw], *, now: datetime, zone: ZoneInfo) -> Profile | None:
    """The best selector over at least FEWEST article pages of one outlet, None if there is none.

    Pages without an article do not count; of more than MOST the first are read. The profile tells
    its fit; whether that is enough is Profile.is_used. `now` is aware.
    """
    markups, references = _with_articles(pages)
    if len(markups) < FEWEST:
        return None
    trees = [parsed(markup) for markup in markups]
    best, fit = "", 0.0
    for selector in _candidates(trees, references):
        score = _fit(trees, references, selector)
        if score > fit + 0.003 or (score > fit - 0.003 and len(selector) < len(best)):
            best, fit = selector, max(score, fit)
    if not best:
        return None
    plain = Profile(best, round(fit, 4), now.date(), len(markups))
    profile = _without_lines(_without_parts(plain, markups, references), markups, references)
    titles = _title(trees), _date(trees, zone, now)
    return replace(profile, title=titles[0], date=titles[1])


def likeness(text: str, reference: str) -> float:
    """How much two texts share: the harmonic mean over their words, 0 to 1."""
    ours, theirs = Counter(text.split()), Counter(reference.split())
    both = sum((ours & theirs).values())
    return 2 * both / (sum(ours.values()) + sum(theirs.values())) if both else 0.0


def _with_articles(pages: Sequence[Raw]) -> tuple[list[str], list[str]]:
    markups = [decode(page.body, page.header("content-type")) for page in pages[: MOST * 2]]
    read = [(markup, reference_text(markup)) for markup in markups]
    read = [(markup, text) for markup, text in read if len(text) >= ENOUGH][:MOST]
    lines = Counter(line for _, text in read for line in set(text.split("\n")))
    most = max(1, len(read) * _SHARED)
    own = ["\n".join(line for line in text.split("\n") if lines[line] <= most) for _, text in read]
    return [markup for markup, _ in read], own


def _candidates(trees: list[LexborHTMLParser], references: list[str]) -> list[str]:
    """Selectors of elements about as long as the article, those on most pages first."""
    seen: Counter[str] = Counter()
    for tree, reference in zip(trees, references, strict=True):
        if tree.body is None:
            continue
        found: set[str] = set()
        for node in _long_elements(tree.body, len(reference) * 0.5):
            found |= set(_selectors(node))
        seen.update(found)
    enough = [selector for selector, times in seen.items() if times >= len(trees) * _PART]
    return sorted(enough, key=lambda selector: (-seen[selector], len(selector), selector))[:_TRIED]


def _long_elements(body: LexborNode, least: float) -> Iterator[LexborNode]:
    waiting = [body]
    while waiting:
        for child in waiting.pop().iter():
            if len(child.text()) >= least:
                yield child
                waiting.append(child)


def _selectors(node: LexborNode, depth: int = _CHAIN) -> Iterator[str]:
    """How an element can be called: by id, class or kind; a nameless one by what holds it."""
    attributes = node.attributes
    tag = node.tag or ""
    identity = attributes.get("id") or ""
    named = False
    if _is_stable(identity):
        named = True
        yield f"{tag}#{identity}"
    for word in (attributes.get("class") or "").split():
        if _is_stable(word):
            named = True
            yield f"{tag}.{word}"
    if attributes.get("itemprop") == "articleBody":
        yield f"{tag}[itemprop=articleBody]"
    if tag in ("article", "main"):
        yield tag
    parent = node.parent
    if not named and depth and parent is not None and parent.tag not in ("html", "-document"):
        yield from (f"{above} > {tag}" for above in _selectors(parent, depth - 1))


def _is_stable(word: str) -> bool:
    """A name that a style sheet may know: no number of an article, no sign that CSS reads."""
    digits = sum(letter.isdigit() for letter in word)
    return (
        bool(word)
        and digits <= 2
        and word.replace("-", "").replace("_", "").isalnum()
        and (word.isascii() and not word[0].isdigit())
    )


def _fit(trees: list[LexborHTMLParser], references: list[str], selector: str) -> float:
    fits = []
    for tree, reference in zip(trees, references, strict=True):
        node = first(tree, selector)
        fits.append(likeness(text_of(node), reference) if node is not None else 0.0)
    return sum(fits) / len(fits)


def _without_parts(profile: Profile, markups: list[str], references: list[str]) -> Profile:
    """Leave out parts of the element whose words the extractor did not take on any page."""
    parts: dict[str, list[float]] = {}
    for markup, reference in zip(markups, references, strict=True):
        node = first(parsed(markup), profile.text)
        words = set(reference.split())
        for part in node.css("[class]") if node is not None else ():
            inner = part.text().split()
            share = sum(word in words for word in inner) / len(inner) if inner else 1.0
            missing = part.text().strip() not in reference
            for selector in _selectors(part, 0):
                parts.setdefault(selector, []).append(0.0 if missing and share < 0.9 else share)
    for selector in sorted(part for part, shares in parts.items() if max(shares) < 0.5):
        tried = replace(profile, leave_out=(*profile.leave_out, selector))
        fit = _fit_of(tried, markups, references)
        if fit >= profile.fit:
            profile = replace(tried, fit=fit)
    return profile


def _without_lines(profile: Profile, markups: list[str], references: list[str]) -> Profile:
    """Leave out lines that stand in the element on many pages: header, footer, notices."""
    texts = [read_by(profile, markup).text.split("\n") for markup in markups]
    times = Counter(line for lines in texts for line in dict.fromkeys(lines) if line)
    least = max(_REPEATED, len(texts) * _SHARED)
    often = [line for line, count in times.most_common() if count >= least]
    tried = replace(profile, repeated=tuple(often[:_MOST_REPEATED]))
    fit = _fit_of(tried, markups, references)
    return replace(tried, fit=fit) if often and fit >= profile.fit else profile


def _fit_of(profile: Profile, markups: list[str], references: list[str]) -> float:
    fits = [
        likeness(read_by(profile, markup).text, reference)
        for markup, reference in zip(markups, references, strict=True)
    ]
    return round(sum(fits) / len(fits), 4)


def _title(trees: list[LexborHTMLParser]) -> str:
    """The <h1> that every page has once."""
    ones = [tree.css("h1") for tree in trees]
    if any(len(found) != 1 for found in ones):
        return ""
    names = [set(_selectors(found[0], 0)) for found in ones]
    return min(set.intersection(*names), key=lambda name: (len(name), name), default="h1")


def _date(trees: list[LexborHTMLParser], zone: ZoneInfo, now: datetime) -> str:
    """The element whose words are a day on nearly every page."""
    seen: Counter[str] = Counter()
    for tree in trees:
        for node in tree.css(_DATES)[:30]:
            words = " ".join(node.text().split())
            if len(words) <= _LONGEST_DATE and parse_published(
                words, zone=zone, told=Told.PAGE_WORDS, now=now
            ):
                seen.update(
                    selector
                    for selector in set(_selectors(node, 0))
                    if len(tree.css(selector)) == 1
                )
    often = [name for name, times in seen.most_common() if times >= len(trees) * 0.8]
    return often[0] if often else ""
