"""Receipt numbers: short enough to read out, too many to guess."""

from __future__ import annotations

import secrets

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is mistaken for another one, or makes a word


def new_receipt(prefix: str) -> str:
    """A new receipt number such as "U-7K3Q-9XPB": the prefix and about 39 random bits."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{prefix}-{letters[:4]}-{letters[4:]}"
