"""What the environment sets: the only place that reads it. Every name begins with CLASP_."""

from __future__ import annotations

import os
import re
import secrets
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseSettings, ValidationError, validator

ROOT = Path(__file__).resolve().parent.parent

_PROFILES = ROOT / "bot" / "shop" / "profiles"
_SQLITE_FILE = re.compile(r"(sqlite(?:\+\w+)?:///)(?!:memory:|file:)([^?]+)")


class WrongSetting(Exception):
    """The environment sets something that cannot be used. The message has a line for each such variable."""


class Settings(BaseSettings):
    """The settings of one shop's assistant. Places are absolute: the servers work in another folder than their caller.

    `home` holds what must survive a restart, one folder a shop below it. `now` stands still for tests and
    demonstrations; None means the real clock. `session_days` is how long a conversation can be taken up again.
    `proxies` is how many reverse proxies stand before the server: 0 believes nobody's word for a shopper's address.
    """

    shop: str = "stella_tide"
    home: Path = ROOT / ".clasp"
    database_url: str = ""
    conversations_url: str = ""
    action_port: int = 5055
    secret: str = ""
    session_days: int = 30
    now: datetime | None = None
    seed_demo_orders: bool = True
    messages_per_minute: int = 60
    sessions_per_minute: int = 120
    requests_per_minute: int = 600
    proxies: int = 0
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"

    class Config:
        env_prefix = "CLASP_"

    @validator("log_level", pre=True)
    def _in_capitals(cls, value: str) -> str:
        return value.upper()

    @validator("home")
    def _home_from_here(cls, value: Path) -> Path:
        return _from_here(value)

    @validator("database_url", "conversations_url")
    def _file_from_here(cls, value: str) -> str:
        found = _SQLITE_FILE.match(value)
        return f"{found[1]}{_from_here(found[2])}{value[found.end() :]}" if found else value

    @validator("shop")
    def _shop_from_here(cls, value: str) -> str:
        if "/" not in value:
            return value
        folder = _from_here(value)
        return folder.name if folder.parent == _PROFILES else str(folder)

    @validator("now")
    def _aware(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("must name its offset from UTC, as in 2026-11-23T10:00:00-05:00")
        return value

    @property
    def shop_home(self) -> Path:
        """The folder of this shop, made when it is first asked for: its owner's alone. Raises WrongSetting."""
        folder = self.home / Path(self.shop).name
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _claim(folder, self.shop)
        except OSError as error:
            raise WrongSetting(f"CLASP_HOME: cannot make the folder {folder}: {error.strerror}") from error
        return folder

    @property
    def orders_url(self) -> str:
        """Where the orders are: an SQLAlchemy URL."""
        return self.database_url or f"sqlite:///{self.shop_home / 'orders.db'}"

    @property
    def tracker_url(self) -> str:
        """Where the conversations are: an SQLAlchemy URL."""
        return self.conversations_url or f"sqlite:///{self.shop_home / 'conversations.db'}"

    def signing_key(self) -> str:
        """The key that session tokens are signed with: CLASP_SECRET, or one made once and kept in the shop's folder."""
        if self.secret:
            return self.secret
        file = self.shop_home / "secret"
        try:
            # Created with the file's final rights, so that nobody else can read it even for a moment.
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
                new.write(secrets.token_urlsafe(48))
        except FileExistsError:
            pass
        return file.read_text(encoding="utf-8")


def _from_here(path: str | Path) -> Path:
    """The path as the caller means it, for whoever works in another folder. Raises ValueError."""
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError as error:  # "~nobody/data"
        raise ValueError(str(error)) from error


def _claim(folder: Path, shop: str) -> None:
    """Notes whose data the folder holds. Raises WrongSetting where it is another shop of that name, which is still there."""
    note = folder / "shop"
    holder = note.read_text(encoding="utf-8") if note.exists() else ""
    if holder == shop:
        return
    if holder and (_PROFILES / holder).is_dir():  # an absolute path stands for itself
        raise WrongSetting(
            f"CLASP_HOME: {folder} holds the data of the shop {holder}, and {shop} has the same name. "
            f"Give it another CLASP_HOME; if it is the same shop, delete {note}."
        )
    note.write_text(shop, encoding="utf-8")


@cache
def settings() -> Settings:
    """The settings of this process, read once. Raises WrongSetting."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = (f"CLASP_{str(one['loc'][0]).upper()}: {one['msg']}" for one in error.errors())
        raise WrongSetting("\n".join(wrong)) from error
