"""Spanish is told from English by words and signs that only one of the two has."""

from __future__ import annotations

import pytest

from bot.understanding.spanish import is_spanish


@pytest.mark.parametrize(
    "text",
    [
        "hola",
        "donde esta mi pedido",
        "¿aceptan PayPal?",
        "HOLA, CUANTO TARDA EL ENVIO",
        "mi pedido #1042, jo@example.com",
    ],
)
def test_spanish(text: str) -> None:
    assert is_spanish(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "?!",
        "yo where's my order",
        "my son wants a sea shell",
        "un-enroll me from birthday emails",
        "do you ship to Spain, gracias",
        "Où est ma commande",
        "maria.lopez@correo.es",
    ],
)
def test_no_spanish(text: str) -> None:
    assert not is_spanish(text)
