"""Everything the assistant says passes here: the shop's answers over the domain's responses, with the shop's facts in them."""

from __future__ import annotations

import logging
from typing import Any, Dict, List, Optional, Text

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.assistant.particulars import particulars_of
from bot.clock import now
from bot.settings import settings
from bot.shop.catalogue import titles
from bot.shop.loading import ProfileError, Shop, load_shop
from bot.shop.placeholders import UnknownPlaceholder, fill
from bot.shop.speaking import Spoken, speak

logger = logging.getLogger(__name__)

# Rasa's shell prints `custom` as raw JSON; there the text alone is said.
_TEXT_ONLY_CHANNELS = ("cmdline",)


class ShopResponses(TemplatedNaturalLanguageGenerator):
    """Speaks for the shop that CLASP_SHOP names.

    A question (`utter_topic/question`) is answered from the shop's answers.yml; where the shop has not said, and for
    everything else, the response is the domain's. Placeholders are the shop's facts and what the action passes along.
    """

    def __init__(self, endpoint_config: Optional[EndpointConfig] = None, domain: Optional[Domain] = None) -> None:
        try:
            self.shop: Shop = load_shop(settings().shop)
        except ProfileError:
            raise
        except (AttributeError, ImportError) as error:
            # Rasa reports these two as "could not find a class"; the real cause must be seen.
            raise RuntimeError(f"the shop {settings().shop!r} cannot be loaded: {error}") from error
        super().__init__(domain.responses if domain else {})

    async def generate(
        self, utter_action: Text, tracker: DialogueStateTracker, output_channel: Text, **kwargs: Any
    ) -> Optional[Dict[Text, Any]]:
        """The message for that response: text, buttons, and in `custom` its source and card. None if there is none."""
        entities = kwargs.pop("particulars", None)
        if entities is None:
            entities = tracker.latest_message.entities if tracker.latest_message else []
        spoken = speak(self.shop, utter_action.removeprefix("utter_"), particulars_of(entities), self._today())
        if spoken is not None:
            message = self._answer(spoken, offer=not tracker.active_loop_name)
        else:
            template = self._random_response_for(utter_action, output_channel, tracker.current_slot_values())
            if template is None:
                return None
            message = self._filled(template, utter_action, kwargs)
        if output_channel in _TEXT_ONLY_CHANNELS:
            message.pop("custom", None)
        return message

    def _answer(self, spoken: Spoken, offer: bool) -> Dict[Text, Any]:
        source = {
            "heading": spoken.heading,
            "quote": spoken.quote,
            "updated": spoken.updated.isoformat() if spoken.updated else None,
        }
        message: Dict[Text, Any] = {"text": spoken.text, "custom": {"source": source}}
        if offer and spoken.offers:
            message["buttons"] = [button(label) for label in spoken.offers]
        return message

    def _filled(self, template: Dict[Text, Any], name: Text, values: Dict[Text, Any]) -> Dict[Text, Any]:
        words = {key: str(value) for key, value in values.items() if isinstance(value, (str, int, float))}
        try:
            message: Dict[Text, Any] = {"text": fill(template.get("text", ""), self.shop.facts, **words)}
        except UnknownPlaceholder as error:
            logger.error("response.placeholder.unknown response=%s placeholders=%s", name, sorted(error.names))
            raise
        buttons: List[Dict[Text, Text]] = [
            {"title": one["title"], "payload": one["payload"]} for one in template.get("buttons", [])
        ]
        if buttons:
            message["buttons"] = buttons
        custom = {**(template.get("custom") or {}), **{key: values[key] for key in ("card", "source") if values.get(key)}}
        if custom:
            message["custom"] = custom
        return message

    def _today(self) -> Any:
        return now().astimezone(self.shop.profile.zone).date()


def button(label: Text) -> Dict[Text, Text]:
    """The button that asks this question or starts this task. Its payload is its title, which is always understood."""
    return {"title": titles()[label], "payload": titles()[label]}
