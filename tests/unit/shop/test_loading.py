import shutil
from pathlib import Path

import pytest

from bot.shop.checks import Problem
from bot.shop.loading import PROFILES, ProfileError, find_problems, load_shop, shop_names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a good shop, to be broken."""
    return Path(shutil.copytree(PROFILES / "stella_tide", tmp_path / "stella_tide"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def add_answer(folder: Path, answer: str) -> None:
    with (folder / "answers.yml").open("a", encoding="utf-8") as answers:
        answers.write(answer)


def test_both_shops_load_without_a_problem() -> None:
    assert shop_names() == ["allyk", "stella_tide"]
    assert {name: find_problems(name) for name in shop_names()} == {"allyk": [], "stella_tide": []}


def test_a_shop_has_its_facts_typed_and_in_words() -> None:
    shop = load_shop("stella_tide")
    assert shop.profile.returns is not None
    assert shop.profile.returns.window_days == 14
    assert shop.facts["returns.window"] == "14 days"
    assert shop.answers["returns/policy"].heading == ("What is your return policy?",)


def test_a_shop_of_ones_own_loads_from_its_folder(folder: Path) -> None:
    assert load_shop(folder).profile.name == "Stella & Tide"
    assert load_shop(str(folder)).profile.name == "Stella & Tide"


def test_a_changed_number_changes_what_is_said(folder: Path) -> None:
    change(folder / "shop.yml", "window_days: 14", "window_days: 21")
    assert load_shop(folder).facts["returns.window"] == "21 days"


def test_a_case_stands_on_its_answer_unless_it_names_a_passage_of_its_own() -> None:
    answer = load_shop("stella_tide").answers["shipping/transit_time"]
    assert answer.cases["abroad"].heading == answer.heading
    assert answer.cases["country_not_served"].heading == ("Do you ship internationally?",)


def test_an_unknown_shop_is_told_apart_from_a_broken_one() -> None:
    with pytest.raises(ProfileError, match=r"no such shop: .*there are: allyk, stella_tide"):
        load_shop("tiffany")


BROKEN_ANSWERS = [
    ("returns/polcy: {heading: OTHER, quote: OTHER, text: hi}", "returns/polcy", "no such question"),
    ("shop/gifts: hello", "shop/gifts", "must have text, heading and quote"),
    ("track_order: {quote: OTHER, text: hi}", "track_order.heading", "field required"),
    ("track_order: {heading: [], quote: OTHER, text: hi}", "track_order.heading", "must name at least one passage"),
    ("track_order: {heading: OTHER, quote: OTHER, text: ' '}", "track_order.text", "must not be empty"),
    ("track_order: {heading: OTHER, quote: OTHER, text: hi, txt: hi}", "track_order.txt", "extra fields"),
    ("track_order: {heading: Nowhere, quote: OTHER, text: hi}", "track_order.heading", "no line: Nowhere"),
    ("track_order: {heading: OTHE, quote: OTHER, text: hi}", "track_order.heading", "no line: OTHE"),
    ("track_order: {heading: OTHER, quote: We lie., text: hi}", "track_order.quote", "no such sentence: We lie."),
    ("track_order: {heading: OTHER, quote: OTHER, text: '{returns.windwo}'}", "track_order.text", "{returns.windwo}"),
    ("track_order: {heading: OTHER, quote: OTHER, text: in 14 days}", "track_order.text", "the number 14"),
    ("track_order: {heading: OTHER, quote: OTHER, text: 'in {shop.name'}", "track_order.text", "brace"),
    ("track_order: {heading: OTHER, quote: OTHER, text: '{country}'}", "track_order.text", "placeholder: {country}"),
    (
        "track_order: {heading: OTHER, quote: OTHER, text: hi, cases: {mondays: hi}}",
        "track_order.cases.mondays",
        "no such case: mondays",
    ),
    (
        "track_order: {heading: OTHER, quote: OTHER, text: hi, cases: {mondays: 7 days}}",
        "track_order.cases.mondays.text",
        "the number 7",
    ),
    (
        "track_order: {heading: OTHER, quote: OTHER, text: '{shipping.standard.price}'}",
        "track_order.text",
        "shop.yml does not state shipping.standard.price",
    ),
]


@pytest.mark.parametrize(("answer", "field", "message"), BROKEN_ANSWERS)
def test_a_broken_answer_is_reported_with_its_field(folder: Path, answer: str, field: str, message: str) -> None:
    add_answer(folder, answer)
    assert [problem.field for problem in find_problems(folder) if message in problem.message] == [field]


BROKEN_FACTS = [
    ("window_days: 14", "window_days: soon", "returns.window_days", "integer"),
    ("window_days: 14", "windowdays: 14", "returns.windowdays", "extra fields"),
    ("{shortest: 7, longest: 10}", "{shortest: 7, longest: 6}", "production.standard", "shortest <= longest"),
    ("resumes: 2019-01-03", "resumes: 2019-01-01", "closures.0", "first <= last < resumes"),
    ("small break", "long break", "closures.0.quote", "no such sentence"),
    ("timezone: America/Indiana/Indianapolis", "timezone: Mars/Base", "timezone", "no such time zone: Mars/Base"),
    ("currency: USD", "currency: Dollars", "currency", "no such currency: Dollars"),
    ("key: stella_tide", "key: stella", "key", "stella_tide"),
    ("[US, CA,", "[US, XX,", "shipping.countries", "no such code: XX"),
    ("sales_tax_states: [AL]", "sales_tax_states: [ALABAMA]", "payment.sales_tax_states", "ALABAMA"),
    ("methods: [paypal", "methods: [shells", "payment.methods", "shells"),
    ("metals: [gold_filled", "metals: [kryptonite", "materials.metals", "kryptonite"),
    ("harmful: [sweat", "harmful: [kryptonite", "care.harmful", "kryptonite"),
    ("suggestions: [track_order", "suggestions: [horoscope", "suggestions", "horoscope"),
    ("email: hello@stellatide.com", "email: hello", "email", "e-mail address"),
    ("name: Stella & Tide", "name: ''", "name", "at least 1"),
    ("window_days: 14", "window_days: -1", "returns.window_days", "greater than or equal to 0"),
    ('gift_wrapping_price: "5.00"', 'gift_wrapping_price: "-5"', "shipping.gift_wrapping_price", "equal to 0"),
    ('fee_lowest: "9.00"', 'fee_lowest: "13.00"', "returns.length_exchange", "fee_lowest <= fee_highest"),
    ("within_hours: 1", "within_hours: 0", "changes.within_hours", "equal to 1"),
    ("countries: [US, CA, NZ, SG, PH, AU, MX, GB]", "countries: []", "shipping.countries", "the shop's own"),
]


@pytest.mark.parametrize(("old", "new", "field", "message"), BROKEN_FACTS)
def test_a_broken_fact_is_reported_with_its_field(folder: Path, old: str, new: str, field: str, message: str) -> None:
    change(folder / "shop.yml", old, new)
    found = [problem for problem in find_problems(folder) if problem.file == "shop.yml"]
    assert [problem.field for problem in found if message in problem.message] == [field]


@pytest.mark.parametrize(
    ("file", "addition", "message"),
    [
        ("shop.yml", "\nname: [unclosed\n", "expected"),
        ("shop.yml", "\nname: Another\n", "name stands twice"),
        ("answers.yml", "\nreturns/policy: {}\n", "returns/policy stands twice"),
        ("answers.yml", "\nx:\n\ty: z\n", "cannot start any token"),
    ],
)
def test_yaml_that_cannot_be_read_is_reported_with_its_line(
    folder: Path, file: str, addition: str, message: str
) -> None:
    with (folder / file).open("a", encoding="utf-8") as content:
        content.write(addition)
    (problem,) = find_problems(folder)
    assert problem.file == file
    assert problem.field.startswith("line ")
    assert message in problem.message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"- a list\n", "must be a mapping"),
        (b"", "must be a mapping"),
        (b"\xff\xfe", "cannot be read"),
        (b"day: 2026-02-30\n", "cannot be read: day is out of range"),
    ],
)
def test_a_file_that_holds_something_else_is_reported(folder: Path, content: bytes, message: str) -> None:
    (folder / "shop.yml").write_bytes(content)
    (problem,) = find_problems(folder)
    assert (problem.file, problem.field) == ("shop.yml", "")
    assert message in problem.message


@pytest.mark.parametrize("file", ["shop.yml", "answers.yml", "source.txt"])
def test_a_missing_file_is_one_problem(folder: Path, file: str) -> None:
    (folder / file).unlink()
    assert find_problems(folder) == [Problem(file, "", "the file is missing")]


def test_problems_of_both_files_are_reported_at_once(folder: Path) -> None:
    change(folder / "shop.yml", "window_days: 14", "window_days: soon")
    change(folder / "shop.yml", "within_hours: 1", "hours: 1")
    add_answer(folder, BROKEN_ANSWERS[0][0])
    add_answer(folder, "\n" + BROKEN_ANSWERS[9][0])
    with pytest.raises(ProfileError) as refusal:
        load_shop(folder)
    for place in (
        "shop.yml: returns.window_days:",
        "shop.yml: changes.within_hours:",
        "shop.yml: changes.hours:",
        "answers.yml: returns/polcy:",
        "answers.yml: track_order.text:",
    ):
        assert place in str(refusal.value)


def test_values_that_do_not_exist_are_reported_beside_those_of_a_wrong_form(folder: Path) -> None:
    change(folder / "shop.yml", "currency: USD", "curency: USD")
    change(folder / "shop.yml", "window_days: 14", "window_days: soon")
    change(folder / "shop.yml", "[US, CA,", "[US, XX,")
    change(folder / "shop.yml", "suggestions: [track_order", "suggestions: [horoscope")
    assert [problem.field for problem in find_problems(folder)] == [
        "currency", "returns.window_days", "curency", "suggestions", "shipping.countries"
    ]  # fmt: skip
