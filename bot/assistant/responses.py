"""Everything the assistant says passes here: the shop's answers over what is said in every shop, with the shop's facts in them."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any, Dict, List, Optional, Set, Tuple

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.clock import now
from bot.settings import ROOT, settings
from bot.shop.bare_topics import bare_topic
from bot.shop.business_days import shop_day
from bot.shop.cases import turns_on
from bot.shop.cases.particulars import particulars_of
from bot.shop.catalogue import is_question, titles
from bot.shop.facts import join_words
from bot.shop.loading import ProfileError, Shop, load_shop
from bot.shop.placeholders import UnknownPlaceholder, fill
from bot.shop.speaking import Spoken, offers_after, speak
from bot.understanding.follow_ups import FEW_WORDS, asks_for_particulars

logger = logging.getLogger(__name__)

# What code says, by name. Rasa would call each of them unused if it stood in the domain, and train again when one changes.
SAID_BY_CODE = ROOT / "actions" / "responses.yml"

# Rasa's shell prints `custom` as raw JSON; there the text alone is said. Its output channel calls itself "collector".
_TEXT_ONLY_CHANNELS = ("cmdline",)

# Responses that ask a shopper who writes Spanish for other words.
_NOT_UNDERSTOOD = ("utter_did_you_mean", "utter_offer_person", "utter_out_of_scope", "utter_out_of_scope_again")

# How an answer begins where something was asked for that is not stated.
NOTHING_STATED, NOTHING_STATED_ALONE = "utter_nothing_stated", "utter_nothing_stated_alone"

# How a topic is answered that is all the message says: by what can be asked of it.
TOPIC = "utter_which_question"

# How an answer begins that was given word for word shortly before.
AGAIN, SAME, IN_SHORT = "utter_all_on_it", "utter_the_same", "utter_in_short"
_LATELY = 4

# What an action passes along for the message as a whole; everything else fills placeholders.
_NOT_IN_TEXT = (
    "parts",
    "offers",
    "card",
    "source_of",
    "response",
    "text",
    "buttons",
    "elements",
    "custom",
    "image",
    "attachment",
    "template",
)


class ShopResponses(TemplatedNaturalLanguageGenerator):
    """Speaks for the shop that CLASP_SHOP names.

    A question (`utter_topic/question`) is answered from the shop's answers.yml; where the shop has not said, and for
    everything else, the response is that of domain.yml or of actions/responses.yml. Placeholders are the shop's facts
    and what the action passes along.

    An action can also pass `parts` (responses that follow as lines of the same message), `offers` (labels that become
    buttons), `card` (data for the widget), `source_of` (the label whose source is cited) and `particulars` (entities in
    place of the message's own). In parts and cards, {"response": name, ...} stands for that response's text.
    """

    def __init__(self, endpoint_config: Optional[EndpointConfig] = None, domain: Optional[Domain] = None) -> None:
        try:
            self.shop: Shop = load_shop(settings().shop)
        except ProfileError:
            raise
        except (AttributeError, ImportError) as error:
            # Rasa reports these two as "could not find a class"; the real cause must be seen.
            raise RuntimeError(f"the shop {settings().shop!r} cannot be loaded: {error}") from error
        self._said_by_code = Domain.load(str(SAID_BY_CODE)).responses
        super().__init__(domain.responses if domain else {})

    @property
    def responses(self) -> Dict[str, List[Dict[str, Any]]]:
        """Every response by its name."""
        return self._responses

    @responses.setter
    def responses(self, of_the_domain: Dict[str, List[Dict[str, Any]]]) -> None:
        """Rasa sets those of the domain, at the start and whenever it loads a model."""
        self._responses = {**of_the_domain, **self._said_by_code}

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> Optional[Dict[str, Any]]:
        """The message for that response: text, buttons, and in `custom` its source and card. None if there is none."""
        entities = kwargs.pop("particulars", None)
        if entities is None:
            entities = tracker.latest_message.entities if tracker.latest_message else []
        label = utter_action.removeprefix("utter_")
        text = (tracker.latest_message.text if tracker.latest_message else None) or ""
        chooses = utter_action == TOPIC or (is_question(label) and not tracker.active_loop_name)
        topic = bare_topic(text, self.shop) if chooses else None
        if topic is not None:
            # "Privacy policy" asks no question of it more than another.
            label = topic.answer
            utter_action = f"utter_{label}" if label else TOPIC
            parts = [
                {"response": "utter_topic_in_short", "question": question, "in_short": in_short}
                for question, in_short in topic.lines(self.shop)
            ]
            kwargs = {"topic": topic.name, "offers": topic.offers, "parts": parts}
        spoken = speak(self.shop, label, particulars_of(entities), shop_day(now(), self.shop.profile))
        if spoken is not None:
            spoken = replace(spoken, offers=topic.offers) if topic else spoken
            message = self._answer(spoken, offer=not tracker.active_loop_name)
            said = topic is None and not spoken.unstated and spoken.text in _said_lately(tracker)
            if said and not _asked_word_for_word(text, tracker):
                message["text"] = self._said_again(label, spoken, entities, tracker)
        else:
            template = self._random_response_for(utter_action, output_channel, tracker.current_slot_values())
            if template is None:
                return None
            if utter_action == "utter_greet" and not tracker.active_loop_name:
                kwargs["offers"] = self.shop.profile.suggestions
            if utter_action == "utter_talk_to_human" and not tracker.active_loop_name:
                kwargs["offers"] = ["report_problem"]
            if is_question(label) and not tracker.active_loop_name:
                kwargs["offers"] = offers_after(self.shop, label)
            message = self._composed(template, utter_action, kwargs)
        notice = self._spanish_notice(utter_action, tracker)
        if notice:
            # Where nothing was understood, saying so in one language is enough.
            message["text"] = notice if utter_action in _NOT_UNDERSTOOD else f"{notice}\n{message['text']}"
        if tracker.get_latest_input_channel() in _TEXT_ONLY_CHANNELS:
            message.pop("custom", None)
        return message

    def _spanish_notice(self, utter_action: str, tracker: DialogueStateTracker) -> str:
        """To who writes Spanish: that the answers are English, once; and, in place of nothing, what was not understood."""
        message = tracker.latest_message
        if message is None or (message.parse_data or {}).get("language") != "es":
            return ""
        notice = self._fill(self.responses["utter_spanish"][0]["text"], "utter_spanish", {})
        if utter_action in _NOT_UNDERSTOOD:
            notice = self._fill(self.responses["utter_spanish_not_understood"][0]["text"], utter_action, {})
        said = any(notice in (event.text or "") for event in tracker.events if isinstance(event, BotUttered))
        return "" if said else notice

    def _answer(self, spoken: Spoken, offer: bool) -> Dict[str, Any]:
        source = self._source(spoken.heading, spoken.quote)
        message: Dict[str, Any] = {"text": spoken.text, "custom": {"source": source}}
        if spoken.unstated:
            name = NOTHING_STATED if spoken.text else NOTHING_STATED_ALONE
            beginning = self._fill(self.responses[name][0]["text"], name, {"topic": spoken.unstated})
            message["text"] = "\n".join(filter(None, (beginning, spoken.text)))
        if offer and spoken.offers:
            message["buttons"] = [button(label) for label in spoken.offers]
        return message

    def _said_again(
        self, label: str, spoken: Spoken, entities: List[Dict[str, Any]], tracker: DialogueStateTracker
    ) -> str:
        """What goes out where something else was asked and the answer is the one that was said lately.

        To who names the same thing by another name in a few words ("scotland?"), that it is the same for that; else the answer
        in short, unless particulars are asked for; else that there is no more on it.
        """
        text = (tracker.latest_message.text if tracker.latest_message else None) or ""
        answer = self.shop.answers.get(label)
        plain = answer is not None and spoken.text == fill(answer.text, self.shop.facts)
        things = {(one["entity"], str(one["value"])) for one in entities if one["entity"] in turns_on(label)}
        if not plain and things and len(text.split()) <= FEW_WORDS and things <= _named_lately(tracker):
            return self._fill(self.responses[SAME][0]["text"], SAME, {})
        in_short = fill(answer.in_short, self.shop.facts) if answer else ""
        if plain and in_short and in_short not in _said_lately(tracker) and not asks_for_particulars(text):
            return self._fill(self.responses[IN_SHORT][0]["text"], IN_SHORT, {"in_short": in_short})
        return f"{self._fill(self.responses[AGAIN][0]['text'], AGAIN, {})}\n{spoken.text}"

    def _composed(self, template: Dict[str, Any], name: str, values: Dict[str, Any]) -> Dict[str, Any]:
        """The response with its placeholders filled and what the action added: parts, offers, card, source."""
        lines = [self._fill(template.get("text", ""), name, values)]
        lines += [self._worded(part) for part in values.get("parts") or []]
        message: Dict[str, Any] = {"text": "\n".join(lines)}
        buttons: List[Dict[str, str]] = [
            {"title": one["title"], "payload": one["payload"]} for one in template.get("buttons", [])
        ]
        buttons += [button(label) for label in values.get("offers") or []]
        if buttons:
            message["buttons"] = buttons
        custom = dict(template.get("custom") or {})
        if values.get("card"):
            custom["card"] = self._worded(values["card"])
        if values.get("source_of"):
            custom["source"] = self._source_of(values["source_of"])
        if any(custom.values()):
            message["custom"] = {key: value for key, value in custom.items() if value}
        return message

    def _worded(self, value: Any) -> Any:
        """The value with every {"response": name, ...} in it as that response's text, every {"source_of": label} as its source."""
        if isinstance(value, list):
            return [self._worded(one) for one in value]
        if not isinstance(value, dict):
            return value
        if "source_of" in value:
            return self._source_of(value["source_of"])
        if "response" in value:
            return self._fill(self.responses[value["response"]][0]["text"], value["response"], value)
        return {key: self._worded(one) for key, one in value.items()}

    def _spoken_value(self, value: Any) -> str:
        """The value as words; several reasons are joined as people join them."""
        worded = self._worded(value)
        return join_words(map(str, worded)) if isinstance(worded, list) else str(worded)

    def _source_of(self, label: str) -> Optional[Dict[str, Any]]:
        """What an answer ("returns/policy") or one of its cases ("returns/policy#earrings_refused") stands on."""
        question, _, case = label.partition("#")
        answer = self.shop.answers.get(question)
        if answer is None:
            return None
        wording = answer.cases.get(case, answer)
        return self._source(wording.heading[0], "\n".join(wording.quote))

    def _source(self, heading: str, quote: str) -> Dict[str, Any]:
        updated = self.shop.profile.privacy.updated
        return {"heading": heading, "quote": quote, "updated": updated.isoformat() if updated else None}

    def _fill(self, text: str, name: str, values: Dict[str, Any]) -> str:
        words = {key: self._spoken_value(value) for key, value in values.items() if key not in _NOT_IN_TEXT}
        try:
            return fill(text, self.shop.facts, **words)
        except UnknownPlaceholder as error:
            logger.error("response.placeholder.unknown response=%s placeholders=%s", name, sorted(error.names))
            raise


def _said_lately(tracker: DialogueStateTracker) -> str:
    """The last few messages of the bot."""
    said = [event.text or "" for event in tracker.events if isinstance(event, BotUttered)]
    return "\n".join(said[-_LATELY:])


def _named_lately(tracker: DialogueStateTracker) -> Set[Tuple[str, str]]:
    """The entities of the messages before this one, each with its value."""
    *earlier, _ = [event for event in tracker.events if isinstance(event, UserUttered)] or [None]
    named = (one for event in earlier[-_LATELY:] if event for one in event.entities or [])
    return {(one["entity"], str(one["value"])) for one in named}


def _asked_word_for_word(text: str, tracker: DialogueStateTracker) -> bool:
    """Whether the message has been sent before: who asks the same once more wants the answer once more."""
    *earlier, _ = [event.text or "" for event in tracker.events if isinstance(event, UserUttered)] or [""]
    return text.strip().lower() in {one.strip().lower() for one in earlier[-_LATELY:]}


def button(label: str) -> Dict[str, str]:
    """The button that asks this question or starts this task. Its payload is its title, which is always understood."""
    return {"title": titles()[label], "payload": titles()[label]}
