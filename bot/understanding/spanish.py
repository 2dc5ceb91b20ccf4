"""Whether a message is Spanish, by the words that only one of the two languages has."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from bot.understanding.entities import import_spacy
from bot.understanding.text import plain

# Words of a shop's day, and greetings, beside spaCy's list of the most frequent words.
_MORE_SPANISH = [
    "hola",
    "buenas",
    "buenos",
    "tardes",
    "noches",
    "gracias",
    "adios",
    "pedido",
    "pedidos",
    "pedir",
    "envio",
    "envios",
    "enviar",
    "envian",
    "mandan",
    "paquete",
    "collar",
    "collares",
    "cadena",
    "cadenas",
    "pulsera",
    "anillo",
    "aretes",
    "pendientes",
    "oro",
    "plata",
    "joya",
    "joyas",
    "devolver",
    "devolucion",
    "devoluciones",
    "devuelven",
    "cambiar",
    "cambio",
    "reembolso",
    "politica",
    "garantia",
    "regalo",
    "pago",
    "pagar",
    "tarjeta",
    "impuestos",
    "correo",
    "boletin",
    "borrar",
    "borren",
    "datos",
    "persona",
    "largo",
    "largos",
    "recomiendan",
    "venden",
    "aceptan",
    "llego",
    "llega",
    "llegar",
    "tarda",
    "tardan",
    "cuesta",
    "limpio",
    "limpiar",
    "limpian",
    "mojar",
    "banar",
    "ducha",
    "cuidar",
    "cancelar",
    "direccion",
    "comprar",
    "compre",
    "tienda",
    "tienen",
    "rastrear",
    "navidad",
    "urgente",
    "seguro",
    "contacto",
    "olvidalo",
    "ayuda",
    "ayudar",
    "favor",
]
# Words of spaCy's Spanish list that are English words, or that an English message has as a slip or an abbreviation.
_ALSO_ENGLISH = {
    "a", "da", "dice", "e", "ella", "ello", "era", "final", "fin", "fue", "gran", "he", "la", "me", "mi", "no", "o", "os",
    "pro", "real", "sea", "ser", "si", "sin", "son", "soy", "total", "tu", "u", "usa", "van", "ya", "yo", "y",
}  # fmt: skip
_ONLY_SPANISH_SIGNS = re.compile(r"[¿¡ñÑ]")
_ADDRESS = re.compile(r"\S+@\S+")
_WORD = re.compile(r"[^\W\d_]+")


def is_spanish(text: str) -> bool:
    """Whether more of its words are only Spanish than are only English, or a sign in it is only Spanish."""
    text = plain(text)
    if _ONLY_SPANISH_SIGNS.search(text):
        return True
    words = [_without_accents(word) for word in _WORD.findall(_ADDRESS.sub(" ", text))]
    return sum(word in _spanish() for word in words) > sum(word in _english() for word in words)


@cache
def _spanish() -> frozenset[str]:
    import_spacy()
    from spacy.lang.es.stop_words import STOP_WORDS

    known = {_without_accents(word) for word in STOP_WORDS} | set(_MORE_SPANISH)
    return frozenset(known - _ALSO_ENGLISH - _english())


@cache
def _english() -> frozenset[str]:
    import_spacy()
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS) - {"a", "he", "me", "no"}


def _without_accents(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(character for character in decomposed if unicodedata.category(character) != "Mn")
