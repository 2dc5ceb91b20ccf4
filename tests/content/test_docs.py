"""The documentation names only what exists, and names all of it: commands, targets, settings, routes, files, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from bot.cli import main
from bot.settings import ROOT, Settings

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
CHANNEL = (ROOT / "bot/assistant/site_channel.py").read_text(encoding="utf-8")
# Read by a script or by tests; everything else is a field of Settings.
OTHER_VARIABLES = {"CLASP_PYTHON", "CLASP_TEST_DATABASE_URL", "CLASP_SCREENSHOTS"}
SOURCES = ("*.py", "*.yml", "*.js", "*.ts", "*.html", "*.json")


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@cache
def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@cache
def code_of(page: Path) -> tuple[str, ...]:
    """The lines of its fenced blocks, and its inline code."""
    text = text_of(page)
    fenced = re.findall(r"^```[^\n]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))
    return tuple(line for block in fenced for line in block.splitlines()) + tuple(inline)


def commands(group: click.Group = main, path: tuple[str, ...] = ("clasp",)) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by what one types."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


def called(line: str) -> Iterator[str]:
    """What stands behind each `clasp` that is called in the line (`sudo -u clasp` names a user)."""
    return (match.group(1) for match in re.finditer(r"(?<![\w@-])(?<!-u )clasp +([a-z][^|;#)']*)", line))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_that_is_mentioned_exists_with_its_options(page: Path) -> None:
    known = dict(commands())
    groups = {path.rsplit(" ", 1)[0] for path in known}
    for line in code_of(page):
        for call in called(line):
            words = f"clasp {call}".split()
            path = next((" ".join(words[:length]) for length in (3, 2) if " ".join(words[:length]) in known), None)
            assert path or " ".join(words[:2]) in groups - {"clasp"}, f"no such command: {line}"
            options = {option for word in words if (option := word.split("=")[0]).startswith("--")} - {"--help"}
            if path:
                assert options <= {name for param in known[path].params for name in param.opts}, line


def test_every_command_is_documented() -> None:
    mentioned = " ".join(line for page in PAGES for line in code_of(page))
    assert [path for path, _ in commands() if path not in mentioned] == []


def makefile_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_make_target_that_is_mentioned_exists(page: Path) -> None:
    call = r"^(?:\$ |sudo -u \w+ |[A-Z_]+=\S+ )*make (?:-C \S+ )?([a-z][a-z-]*)"
    made = {name for line in code_of(page) for name in re.findall(call, line)}
    assert made <= makefile_targets()


def test_the_readme_names_every_make_target() -> None:
    named = {name for line in code_of(ROOT / "README.md") for name in re.findall(r"\bmake ([a-z-]+)", line)}
    assert makefile_targets() <= named


def variables() -> set[str]:
    return {f"CLASP_{field.upper()}" for field in Settings.__fields__}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_variable_that_is_mentioned_is_read(page: Path) -> None:
    assert set(re.findall(r"CLASP_[A-Z_]+", text_of(page))) <= variables() | OTHER_VARIABLES


@pytest.mark.parametrize("variable", sorted(OTHER_VARIABLES))
def test_a_variable_of_a_script_or_a_test_is_read_there(variable: str) -> None:
    readers = [ROOT / "scripts/find-python", *(ROOT / "tests").rglob("conftest.py")]
    assert any(variable in reader.read_text(encoding="utf-8") for reader in readers)


def test_the_readme_has_every_setting_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `(CLASP_\w+)` \| ([^|]+?) \|", text_of(ROOT / "README.md"), re.MULTILINE))
    assert variables() <= rows.keys()
    for field in Settings.__fields__.values():
        told = rows[f"CLASP_{field.name.upper()}"]
        if told.startswith("`"):
            default = field.default if not isinstance(field.default, Path) else field.default.relative_to(ROOT)
            expected = str(default).lower() if isinstance(default, bool) else str(default)
            assert told == f"`{expected}`", field.name
        else:
            assert field.default in ("", None), f"{field.name} has a default that can be told"


def routes() -> set[str]:
    """What the site's channel serves, as it stands in its source: importing it would start Rasa's machinery."""
    found = re.findall(r'add_route\(.*?f?"([^"]+)", methods=\["(\w+)"\]', CHANNEL)
    return {f"{method} {path.replace('{PATHS}', '/webhooks/site').split('<')[0]}" for path, method in found}


def test_the_interface_is_documented_route_by_route() -> None:
    text = text_of(ROOT / "docs/http-api.md")
    told = {f"{method} {path.rstrip('…')}" for method, path in re.findall(r"`(GET|POST|DELETE) (/[^`]*)`", text)}
    assert len(routes()) >= 8
    assert routes() == told - {"GET /"}


def test_every_error_is_documented_with_its_status() -> None:
    told = set(re.findall(r"^\| (\d{3}) \| `(\w+)` \|", text_of(ROOT / "docs/http-api.md"), re.MULTILINE))
    raised = set(re.findall(r'Refused\((\d{3}), "(\w+)"\)', CHANNEL))
    codes = set(re.findall(r'^    "(\w+)": f?"', CHANNEL, re.MULTILINE))
    assert raised <= told
    assert {code for _, code in told} == codes


def paths_in(page: Path) -> Iterator[str]:
    """What looks like a file or a folder of this repository in its inline code."""
    tops = "|".join(sorted(re.escape(entry.name) for entry in ROOT.iterdir() if not entry.name.startswith(".")))
    for span in code_of(page):
        if re.fullmatch(rf"(?:{tops})(?:/[\w./-]*)?", span.removeprefix(f"{ROOT.name}/")) and (
            "/" in span or "." in span
        ):
            yield span.replace("SHOP", "stella_tide")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_file_that_is_mentioned_exists(page: Path) -> None:
    assert [path for path in paths_in(page) if not (ROOT / path).exists()] == []


def test_every_page_that_the_code_refers_to_exists() -> None:
    files = [file for kind in SOURCES for file in ROOT.glob(kind)]
    files += [file for part in ("bot", "actions", "data") for kind in SOURCES for file in (ROOT / part).rglob(kind)]
    missing = {
        (name_of(file), reference)
        for file in files
        for reference in re.findall(r"\bdocs/[\w/-]+(?:\.\w+)?", file.read_text(encoding="utf-8"))
        if not (ROOT / reference).exists() and not list(ROOT.glob(f"{reference}-*.md"))
    }
    assert missing == set()


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings get on GitHub."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        assert linked.exists(), target
        assert not anchor or anchor in anchors(linked), target


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        links = re.findall(r"\]\(([^)#\s]+)", text_of(page))
        waiting += [(page.parent / link).resolve() for link in links if not link.startswith("https://")]
    decisions = ROOT / "docs/adr"
    assert [name_of(page) for page in PAGES if page not in reached and page.parent != decisions] == []
