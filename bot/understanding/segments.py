"""The questions in one message: where it may be cut, and which of the pieces are questions of their own.

A piece counts only if it asks or wants something and is understood well by itself; so reasons, lists of things ("a
necklace and earrings") and second sentences about the same matter leave a message whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.understanding.reading import FALLBACK, OUT_OF_SCOPE, Verdict

# Below this a piece is taken as part of its neighbour; docs/understanding.md has the measurements.
SURE_OF_A_PIECE = 0.5
# What the shop cannot answer counts only beyond doubt: half a sentence often looks like that.
SURE_OF_OUT_OF_SCOPE = 0.85
# A message that is one thing beyond doubt holds another only if that is nearly as sure.
SURE_OF_THE_WHOLE = 0.8
SURE_BESIDE_A_WHOLE = 0.6
MAX_QUESTIONS = 4
_MIN_LETTERS = 3

# A piece of so few words that is no question of the shop's goes on with the one before.
_FEW_WORDS = 4
_FOR_HOW_LONG = re.compile(
    r"^\W*(?:and\s+)?(?:for )?how long\b(?!.*\b(?:ship|deliver|mak|arriv|order|tak))", re.IGNORECASE
)

_SMALL_TALK = {"greet", "thank", "goodbye", "affirm", "deny", "stop", FALLBACK}

_ASKING = (
    r"(?:(?:roughly|instead|until|till|on|in|at|for|from|to|with|about|by|generally|just)\s+)?"
    r"(?:if (?:so|not)|i'?d also like|i also (?:want|need)|how|what|whats|what's|where|wheres|where's|when|which|who|whos|why|do|does|dose|did|is|are|can|could|cn|will|would|should|"
    r"may|am i|have you|has|if i|i want|i need|i'd like|id like|i would like|tell me|let me know|please|pls|plz|any|whether)"
)
_DEMANDING = r"(?:take|stop|delete|cancel|send|fix|change|remove|put|add|unsubscribe|replace|refund|switch|track|get|give|erase|swap|update)"
# "It never came, and also unsubscribe me": one more demand, and what stands before it is one too, whatever its form.
_BESIDES = (
    rf"[\s,]+(?:(?:and\s+also|also|plus|oh and)[\s,:]+(?={_DEMANDING}\b)"
    r"|and\s+(?=(?:unsubscribe|(?:delete|erase) (?:all )?my|cancel my|track my|take me off|stop (?:the|your|those|these|send\w*|e-?mail\w*)|remove me)\b))"
)
# Ends of sentences, numbered lists, and joints that a new question or wish follows.
_CUT = re.compile(
    rf"[?!]+[\s,;]*|\.(?=\s|$)\s*|\n+|;\s*"
    rf"|(?:^|\s)\(?\d[).:]\s+"
    rf"|[\s,]+(?:and\s+also|also|plus|&|\+|oh and|and|as well as|another thing|second question|secondly|and then|then|but)[\s,:]+(?={_ASKING}\b)"
    rf"|,\s*(?=(?:{_ASKING}|{_DEMANDING})\b)"
    rf"|(?:[,:-]\s*|\s+)(?:plus|anyway|second|oh)[\s:,]+"
    rf"|[,:-]\s*also[\s:,]+|\s+also[\s:,]+(?={_ASKING}\b)"
    rf"|{_BESIDES}"
    rf"|\s+-\s+",
    re.IGNORECASE,
)
_ONE_MORE = re.compile(_BESIDES, re.IGNORECASE)
_WANTS = re.compile(
    rf"^(?:(?:and|also|plus|or|but|so|ok|okay|hi|hello|hey|oh|second question|second|anyway|first|then|one more thing)[\s,:]+)*"
    rf"(?:{_ASKING}|{_DEMANDING})\b",
    re.IGNORECASE,
)
# "Under GDPR can I ...": asked in the middle of the sentence, without a mark.
_INVERTED = re.compile(
    r"\b(?:(?:can|could|do|does|did|would|will|should)\s+(?:i|you|u|ya|we|they|it|there|the|my|your|a|an)"
    r"|(?:is|are|am|may|have|has)\s+(?:i|you|we|they|there))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """A question within a message: `text[start:end]` asks for `label`."""

    start: int
    end: int
    label: str
    confidence: float


def questions_in(text: str, judge: Callable[[list[str]], list[Verdict]]) -> list[Piece]:
    """The different questions and tasks that the message asks for, in order; fewer than two: it is one question."""
    spans = _asking_spans(text)
    if len(spans) < 2:
        return []
    # Each by itself and with the reason that stands before it: whichever is understood better.
    wordings = [(text[start:end], text[reason:end]) for start, end, reason in spans]
    verdicts = _verdicts([text, *(wording for both in wordings for wording in both)], judge)
    whole = verdicts[text]
    found: list[Piece] = []
    for (_, end, reason), both in zip(spans, wordings):
        verdict = max((verdicts[wording] for wording in both), key=lambda one: one.confidence)
        sure = SURE_OF_OUT_OF_SCOPE if verdict.label == OUT_OF_SCOPE else SURE_OF_A_PIECE
        if whole.confidence >= SURE_OF_THE_WHOLE and verdict.label != whole.label:
            sure = max(sure, SURE_BESIDE_A_WHOLE)
        if verdict.label in _SMALL_TALK or verdict.confidence < sure:
            continue
        if found and _goes_on(text[reason:end], verdict.label, found[-1].label):
            continue
        if all(piece.label != verdict.label for piece in found):
            found.append(Piece(reason, end, verdict.label, verdict.confidence))
    return found[:MAX_QUESTIONS] if len(found) > 1 else []


def _goes_on(piece: str, label: str, before: str) -> bool:
    """Whether the piece asks more of the question before it: "and whats the price", "and for how long" after cookies."""
    if len(piece.split()) > _FEW_WORDS:
        return False
    return label == OUT_OF_SCOPE or (before.startswith("privacy/") and bool(_FOR_HOW_LONG.match(piece)))


def _verdicts(texts: list[str], judge: Callable[[list[str]], list[Verdict]]) -> dict[str, Verdict]:
    # All at once, and none twice: each call costs as much as several texts do.
    distinct = list(dict.fromkeys(texts))
    return dict(zip(distinct, judge(distinct)))


def _asking_spans(text: str) -> list[tuple[int, int, int]]:
    """Start and end of each piece that asks or wants something, and where the reason before it starts."""
    asking = []
    reason: int | None = None
    for start, end in _spans(text):
        if _asks(text, start, end) or _ONE_MORE.match(text, end):
            asking.append((start, end, start if reason is None else reason))
            reason = None
        elif reason is None:
            reason = start
    return asking


def _spans(text: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    for cut in [*_CUT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        # A question mark belongs to the question before it.
        mark = re.match(r"[?!]+", text[end:])
        stop = end + mark.end() if mark else end
        if sum(character.isalnum() for character in text[start:stop]) >= _MIN_LETTERS:
            spans.append((start, stop))
        start = cut.end() if cut else stop
    return spans


def _asks(text: str, start: int, end: int) -> bool:
    piece = text[start:end].strip()
    return piece.endswith("?") or bool(_WANTS.search(piece) or _INVERTED.search(piece))
