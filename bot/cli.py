"""The command `clasp`: run, try, train and check the assistant, and keep a shop's records."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

import click

from bot.orders.engine import OrdersUnavailable
from bot.settings import Settings, WrongSetting, settings
from bot.shop.catalogue import is_question, titles
from bot.shop.loading import ProfileError, Shop, find_problems, is_shop, load_shop, shop_names
from bot.shop.profile import ShopProfile


@dataclass
class Context:
    """What the owner's commands work with; the profile is read only by those that need it."""

    @property
    def database_url(self) -> str:
        """Where the orders are."""
        return _of_a_known_shop().orders_url

    @property
    def conversations_url(self) -> str:
        """Where the conversations are."""
        return _of_a_known_shop().tracker_url

    @cached_property
    def shop(self) -> Shop:
        """The shop that CLASP_SHOP names."""
        try:
            return load_shop(settings().shop)
        except ProfileError as error:
            raise click.ClickException(str(error)) from error

    @property
    def profile(self) -> ShopProfile:
        """Its facts."""
        return self.shop.profile


def _of_a_known_shop() -> Settings:
    # A slip in the name would otherwise open an empty database and say that all is well.
    if not is_shop(settings().shop):
        raise click.ClickException(
            f"CLASP_SHOP: there is no shop {settings().shop} (there are: {', '.join(shop_names())})"
        )
    return settings()


class _Commands(click.Group):
    """Commands whose trouble ends in a sentence, not in a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command. Raises ClickException where a setting is wrong or the order database is away."""
        try:
            return super().invoke(ctx)
        except WrongSetting as error:
            raise click.ClickException(str(error)) from error
        except OrdersUnavailable as error:
            raise click.ClickException(f"the order database does not answer: {error}") from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(ctx: click.Context) -> None:
    """Clasp, the customer-service assistant of a small online jewelry shop. CLASP_SHOP chooses the shop."""
    ctx.obj = Context()


@main.command()
@click.option("--port", default=5005, show_default=True, help="The port of the site and the chat.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.pass_obj
def run(context: Context, port: int, host: str) -> None:
    """Start the assistant and the demo shop page; Ctrl-C ends all of it."""
    from bot.serving import CannotServe, need_free_port, serve

    try:
        need_free_port(port, host)
        _prepare(context)
        click.echo(f"Starting {context.profile.name}'s assistant (some 15 seconds) ...", err=True)
        serve(port, host, click.echo)
    except CannotServe as error:
        raise click.ClickException(str(error)) from error
    click.echo("Stopped.", err=True)


@main.command()
@click.pass_obj
def shell(context: Context) -> None:
    """Chat in Rasa's shell, with the action server."""
    from bot.serving import chat_in_shell

    _prepare(context)
    click.echo(f"Starting Rasa's shell for {context.profile.name} (some 15 seconds) ...", err=True)
    sys.exit(chat_in_shell())


@main.command()
def train() -> None:
    """Train the model if its inputs have changed."""
    _train()


@main.command()
@click.argument("text", nargs=-1)
def understand(text: tuple[str, ...]) -> None:
    """Read a sentence a line (standard input, or TEXT) and print what it is taken for, one JSON object a line."""
    from bot.understanding.command import understand_lines

    _train()
    understand_lines([" ".join(text)] if text else sys.stdin, sys.stdout)


@main.group()
def shop() -> None:
    """The shops' profiles."""


@shop.command("check")
@click.argument("profiles", nargs=-1)
def check_shop(profiles: tuple[str, ...]) -> None:
    """List every problem of a profile at once (a name, or a folder); of all that come with Clasp if none is named."""
    names = profiles or tuple(shop_names())
    problems = [(name, problem) for name in names for problem in find_problems(name)]
    for name, problem in problems:
        click.echo(f"{name}: {problem}")
    if problems:
        sys.exit(1)
    click.echo(f"No problems in {', '.join(names)}.")


@shop.command("unanswered")
@click.pass_obj
def list_unanswered(context: Context) -> None:
    """List the questions that the shop has no answer to: of these the assistant says that it doesn't state them."""
    for label, title in titles().items():
        if is_question(label) and label not in context.shop.answers:
            click.echo(f"{label:<28} {title}")


@main.group()
def conversations() -> None:
    """What shoppers and the assistant have said to each other."""


@conversations.command("purge")
@click.option(
    "--older-than", "days", required=True, type=click.IntRange(min=1), metavar="DAYS", help="Since their last message."
)
@click.pass_obj
def purge_conversations(context: Context, days: int) -> None:
    """Forget every conversation whose last message is more than DAYS days old. Can run while the assistant does."""
    from bot.clock import now
    from bot.retention import ConversationsUnavailable, forget_conversations

    try:
        forgotten = forget_conversations(context.conversations_url, now() - timedelta(days=days))
    except ConversationsUnavailable as error:
        raise click.ClickException(f"the conversations cannot be opened: {error}") from error
    nothing = "" if forgotten.conversations else " None was that old."
    click.echo(f"Forgot {forgotten.conversations} conversation{'' if forgotten.conversations == 1 else 's'}.{nothing}")


def _prepare(context: Context) -> None:
    """Everything that the servers need: a good profile, a trained model, a migrated database with orders in it."""
    from bot.clock import now
    from bot.orders.database import open_database
    from bot.orders.migrations import migrate
    from bot.orders.seed import seed

    profile = context.profile
    _train()
    migrate(context.database_url)
    if settings().seed_demo_orders:
        database = open_database(context.database_url)
        added = seed(database.orders, profile, now())
        database.close()
        if added:
            click.echo(
                f"The order database was empty: {added} demo orders are in it now (clasp orders list).", err=True
            )


def _train() -> None:
    from bot.training import TrainingFailed, is_up_to_date
    from bot.training import train as train_model

    if is_up_to_date():
        return
    terminal = sys.stderr.isatty()
    told: list[str] = []

    def report(line: str) -> None:
        if terminal:
            click.echo(f"\r{line}", nl=False, err=True)
        elif not told:
            click.echo("Training the model (some minutes, once) ...", err=True)
        told.append(line)

    try:
        train_model(report)
    except TrainingFailed as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{chr(13) if terminal else ''}Trained the model.                    ", err=True)


def _add_owner_commands() -> None:
    from bot.orders import commands

    for command in (commands.orders, commands.unsubscribes, commands.requests, commands.unanswered):
        main.add_command(command)


_add_owner_commands()
