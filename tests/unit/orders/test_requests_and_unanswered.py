import pytest

from bot.orders.database import OrderDatabase
from bot.orders.requests import RequestKind
from tests.unit.orders.samples import utc


@pytest.mark.parametrize("kind", RequestKind)
def test_a_request_of_each_kind_is_kept_with_its_receipt(database: OrderDatabase, kind: RequestKind) -> None:
    receipt = database.requests.add(
        kind, utc(11, 20), order_name="#1042", email="jo@example.com", details="another length"
    )
    (request,) = database.requests.list()
    assert (request.receipt, request.kind, request.made_at, request.done_at) == (receipt, kind, utc(11, 20), None)
    assert (request.order_name, request.email, request.details) == ("#1042", "jo@example.com", "another length")


def test_requests_are_listed_oldest_first_until_they_are_done(database: OrderDatabase) -> None:
    later = database.requests.add(RequestKind.PROBLEM, utc(11, 21), order_name="#1")
    sooner = database.requests.add(RequestKind.ACCESS, utc(11, 20), email="jo@example.com")
    assert [request.receipt for request in database.requests.list()] == [sooner, later]
    assert database.requests.mark_done(f" {sooner.lower()} ", utc(11, 22))
    assert [request.receipt for request in database.requests.list()] == [later]
    assert [request.done_at for request in database.requests.list(include_done=True)] == [utc(11, 22), None]


def test_a_request_is_done_once(database: OrderDatabase) -> None:
    receipt = database.requests.add(RequestKind.CHANGE, utc(11, 20))
    assert database.requests.mark_done(receipt, utc(11, 21))
    assert not database.requests.mark_done(receipt, utc(11, 22))
    assert not database.requests.mark_done("R-0000-0000", utc(11, 22))


def test_the_unanswered_messages_of_one_conversation_are_forgotten(database: OrderDatabase) -> None:
    for session in ("one", "other", "one"):
        database.unanswered.add(f"of {session}", "nlu_fallback", 0.3, session, utc(11, 20))
    assert database.unanswered.forget_session("one") == 2
    assert [message.text for message in database.unanswered.list()] == ["of other"]
    assert database.unanswered.forget_session("one") == 0


def test_unanswered_messages_are_listed_newest_first(database: OrderDatabase) -> None:
    database.unanswered.add("do you engrave cats?", "nlu_fallback", 0.31, "session one", utc(11, 20))
    database.unanswered.add("ring size 7 💍", "out_of_scope", 0.88, "session one", utc(11, 21))
    newest, older = database.unanswered.list()
    assert (newest.text, newest.label, newest.confidence) == ("ring size 7 💍", "out_of_scope", 0.88)
    assert newest.session == older.session
    assert "session" not in newest.session
    assert database.unanswered.list(limit=1) == (newest,)
