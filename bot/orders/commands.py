"""The owner's commands: `clasp orders`, `clasp unsubscribes`, `clasp requests`, `clasp unanswered`.

They take the database's URL and the shop's profile from the click context's object.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol, TextIO

import click

from bot.clock import now
from bot.orders.database import OrderDatabase, open_database
from bot.orders.engine import OrdersUnavailable
from bot.orders.importers.entries import Problem, Unreadable
from bot.orders.importers.run import Tally, import_file
from bot.orders.migrations import migrate
from bot.orders.order_text import instant_text, one_line, order_line, order_text
from bot.orders.repository import Saved
from bot.shop.business_days import shop_day
from bot.shop.profile import ShopProfile

_ALL_WELL, _SOME_BAD, _NOT_DONE = 0, 1, 2


class Context(Protocol):
    """What the commands need of the click context's object."""

    @property
    def database_url(self) -> str: ...

    @property
    def profile(self) -> ShopProfile: ...


class _NotDone(click.ClickException):
    exit_code = _NOT_DONE


@contextmanager
def _database(context: Context) -> Iterator[OrderDatabase]:
    """The database, brought to its newest schema. Trouble with it ends the command with a sentence."""
    try:
        migrate(context.database_url)
        database = open_database(context.database_url)
        try:
            yield database
        finally:
            database.close()
    except OrdersUnavailable as error:
        raise _NotDone(f"the order database does not answer: {error}") from error


@click.group()
def orders() -> None:
    """The shop's orders: import, look up, enter a delivery."""


@orders.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def import_orders(context: Context, files: tuple[Path, ...]) -> None:
    """Import Shopify's order exports, CSV or JSON. A newer file updates; the same file again changes nothing.

    Ends with 0 if all is well, 1 if something was bad and left out, 2 if a file could not be used at all.
    """
    status = _ALL_WELL
    with _database(context) as database:
        for path in files:
            try:
                tally = _import_one(path, database, context.profile)
            except Unreadable as error:
                click.echo(f"{path}: {error}", err=True)
                status = _NOT_DONE
                continue
            click.echo(f"{path}: {_tally_text(tally)}")
            status = max(status, _SOME_BAD if tally.bad else _ALL_WELL)
    sys.exit(status)


def _import_one(path: Path, database: OrderDatabase, profile: ShopProfile) -> Tally:
    def tell(problem: Problem) -> None:
        kind = "warning: " if problem.is_warning else ""
        click.echo(f"{path}: {problem.place}: {kind}{one_line(problem.reason)}", err=True)

    if not sys.stderr.isatty():
        return import_file(path, database.orders, profile, tell)
    size = path.stat().st_size if path.is_file() else 0
    with click.progressbar(length=size, label=f"Importing {path.name}", file=sys.stderr) as bar:
        return import_file(path, database.orders, profile, tell, bar.update)


def _tally_text(tally: Tally) -> str:
    counts = [
        (tally.saved[Saved.CREATED], "new"),
        (tally.saved[Saved.UPDATED], "updated"),
        (tally.saved[Saved.UNCHANGED], "unchanged"),
        (tally.saved[Saved.OLDER_IGNORED], "older than what is known"),
        (tally.bad, "bad, left out"),
        (tally.warnings, "with a warning"),
    ]
    words = ", ".join(f"{count} {what}" for count, what in counts if count)
    return f"{tally.orders} order{'' if tally.orders == 1 else 's'}{': ' if words else ''}{words}"


@orders.command("list")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=1), help="How many, the newest first.")
@click.option("--email", default="", help="Only those of this address.")
@click.pass_obj
def list_orders(context: Context, limit: int, email: str) -> None:
    """List the newest orders, one a line."""
    with _database(context) as database:
        found = database.orders.list(limit, email)
    for order in found:
        click.echo(order_line(order, context.profile.zone))
    if not found:
        click.echo("No orders.", err=True)


@orders.command("show")
@click.argument("name")
@click.pass_obj
def show_order(context: Context, name: str) -> None:
    """Show all that is known of the order NAME."""
    with _database(context) as database:
        order = database.orders.get(name)
    if order is None:
        raise click.ClickException(f"no order {name}")
    click.echo(order_text(order, context.profile.zone))


@orders.command("delivered")
@click.argument("name")
@click.argument("day", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]))
@click.pass_obj
def enter_delivery(context: Context, name: str, day: datetime) -> None:
    """Enter that order NAME was delivered on DATE (2026-11-09). A day from the carrier goes before it."""
    delivered, today = day.date(), shop_day(now(), context.profile)
    with _database(context) as database:
        order = database.orders.get(name)
        if order is None:
            raise click.ClickException(f"no order {name}")
        ordered = shop_day(order.created_at, context.profile)
        if delivered > today:
            raise click.ClickException(f"{delivered} is yet to come; today is {today}")
        if delivered < ordered:
            raise click.ClickException(f"order {order.name} was placed later, on {ordered}")
        database.orders.record_delivery(name, delivered)
        order = database.orders.get(name)
    days: list[date | None] = [shipment.delivered_on for shipment in order.shipments] if order else []
    click.echo(f"Order {order.name if order else name}: delivered on {delivered}.")
    others = sorted({str(known) if known else "not yet" for known in days if known != delivered})
    if others:
        click.echo(f"Not all of it: the other shipments stand as the export tells ({', '.join(others)}).")


@orders.command("forget")
@click.argument("email")
@click.pass_obj
def forget_orders(context: Context, email: str) -> None:
    """Delete every order of the address EMAIL, and what it has written in requests that are done.

    The next import brings back what its file still holds.
    """
    if not email.strip():
        raise click.ClickException("an order without an address belongs to nobody who could be forgotten")
    with _database(context) as database:
        done, still_open = database.requests.forget(email, database.orders.names_of(email))
        count = database.orders.forget(email)
    click.echo(f"Deleted {count} order{'' if count == 1 else 's'}.")
    if done:
        which = "request that is" if done == 1 else "requests that are"
        click.echo(f"Took the address and the words out of {done} {which} done.")
    if still_open:
        click.echo(
            f"Still open, and kept: {', '.join(still_open)}. After clasp requests done, forget the address again."
        )


@click.group()
def unsubscribes() -> None:
    """Addresses that want no marketing mail."""


@unsubscribes.command("export")
@click.option("--output", "-o", type=click.File("w", encoding="utf-8"), default="-", help="A file; else the screen.")
@click.pass_obj
def export_unsubscribes(context: Context, output: TextIO) -> None:
    """Write the CSV for Shopify's customer import, which stops the mail to every address on the list."""
    with _database(context) as database:
        count = database.unsubscribes.export(output)
    click.echo(f"{count} address{'' if count == 1 else 'es'}", err=True)


@click.group()
def requests() -> None:
    """What shoppers have asked for: their data, a change, help with a problem."""


@requests.command("list")
@click.option("--all", "include_done", is_flag=True, help="Those that are done too.")
@click.pass_obj
def list_requests(context: Context, include_done: bool) -> None:
    """List the open requests, the oldest first."""
    with _database(context) as database:
        for request in database.requests.list(include_done):
            made = instant_text(request.made_at, context.profile.zone)
            about = "  ".join(one_line(part) for part in (request.order_name, request.email, request.details) if part)
            done = "  (done)" if request.done_at else ""
            click.echo(f"{request.receipt}  {made}  {request.kind.value}  {about}{done}")


@requests.command("done")
@click.argument("receipt")
@click.pass_obj
def request_done(context: Context, receipt: str) -> None:
    """Mark the request with that RECEIPT as done."""
    with _database(context) as database:
        if not database.requests.mark_done(receipt, now()):
            raise click.ClickException(f"no open request {receipt}")


@requests.command("purge")
@click.option(
    "--older-than", "days", required=True, type=click.IntRange(min=1), metavar="DAYS", help="Since they were done."
)
@click.pass_obj
def purge_requests(context: Context, days: int) -> None:
    """Delete the requests that were done more than DAYS days ago. Open ones stay."""
    with _database(context) as database:
        count = database.requests.purge(now() - timedelta(days=days))
    click.echo(f"Deleted {count} request{'' if count == 1 else 's'}.")


@click.group()
def unanswered() -> None:
    """Messages that had no answer."""


@unanswered.command("list")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(min=1), help="How many, the newest first.")
@click.pass_obj
def list_unanswered(context: Context, limit: int) -> None:
    """List the newest messages that were not understood, and what they were taken for."""
    with _database(context) as database:
        for message in database.unanswered.list(limit):
            received = instant_text(message.received_at, context.profile.zone)
            click.echo(f"{received}  {message.label} {message.confidence:.2f}  {one_line(message.text)}")


@unanswered.command("purge")
@click.option(
    "--older-than", "days", required=True, type=click.IntRange(min=1), metavar="DAYS", help="Since they came."
)
@click.pass_obj
def purge_unanswered(context: Context, days: int) -> None:
    """Delete the messages that came more than DAYS days ago."""
    with _database(context) as database:
        count = database.unanswered.forget(now() - timedelta(days=days))
    click.echo(f"Deleted {count} message{'' if count == 1 else 's'}.")
