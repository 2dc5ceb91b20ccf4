"""How a message leans on the one before, as the message's `follow_up`; the intent then says so, for the rules."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.nlu.classifier import FOLLOW_UP, SEVERAL_QUESTIONS, labelled, write_questions
from bot.shop.cases import turns_on
from bot.understanding.encoders import MEMORY
from bot.understanding.follow_up_classifier import FollowUpClassifier, what_leans_on_nothing
from bot.understanding.follow_up_kinds import ITSELF, ORDER_QUESTIONS, TASKS_OF_ORDER_QUESTIONS, FollowUp
from bot.understanding.follow_ups import (
    FEW_WORDS,
    MAX_WORDS_BESIDE_AN_ORDER,
    NAMING_AN_ORDER,
    QUESTIONS_ON_TROUBLE,
    SURE_BY_ITSELF,
    SURE_OF_A_TASK,
    TASKS_WITH_AN_ORDER,
    asks_of_an_order_to_come,
    asks_of_what_was_passed_on,
    asks_where_to_send,
    cancels,
    choice_of,
    denies_custom,
    goes_on_to_an_order,
    goes_on_with_and,
    goes_on_with_but,
    goes_on_with_if,
    means_a_place_before,
    means_another,
    means_safe_for_somebody,
    names_an_age_or_a_length,
    names_nothing,
    names_only_a_number,
    names_only_a_thing,
    names_only_an_order,
    points_back,
    says_what_was_meant,
    task_beside,
    wants_another_length,
)
from bot.understanding.mood import asks, is_angry
from bot.understanding.reading import FALLBACK, OUT_OF_SCOPE
from bot.understanding.segments import Piece
from bot.understanding.text import without

# "Ok then", "no, stop", "thanks then" lean on nothing, unless they are beyond doubt something else.
# Tasks that need an address and no order.
_OF_AN_ADDRESS = ("unsubscribe", "request_my_data")
_STANDING_ALONE = ("greet", "goodbye", "thank", "affirm", "deny", "stop")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class FollowUpReader(GraphComponent, IntentClassifier):
    """Reads the kind of follow-up, after TopicQuestionClassifier has read the question."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """`known`: the least probability of a kind; `over_a_sure_question`: the least beside a question that is beyond doubt."""
        return {"encoders": ["minilm", "universal_sentence_encoder"], "known": 0.35, "over_a_sure_question": 0.6}

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        classifier: Optional[FollowUpClassifier] = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._classifier = classifier

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FollowUpReader:
        """A new, untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> FollowUpReader:
        """The trained component from the model."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, FollowUpClassifier.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the examples of follow-ups, and from some of all others."""
        examples = [
            (one.get(TEXT), one.get("metadata")["intent"]["kind"])
            for one in training_data.intent_examples
            if one.get(INTENT) == FOLLOW_UP
        ]
        examples += [(text, ITSELF) for text in what_leans_on_nothing(labelled(training_data))]
        self._classifier = FollowUpClassifier.train(
            [text for text, _ in examples], [kind for _, kind in examples], tuple(self._config["encoders"]), MEMORY
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._classifier.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training data, unchanged: no later component learns from predictions."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """The messages, each with how it leans on the one before, and the choice that it makes."""
        if self._classifier is None:
            raise RuntimeError("the classifier of follow-ups has not been trained")
        # Core's training graph also hands over messages that are an intent or an action without a text.
        for message in messages:
            if message.get(TEXT):
                # What is asked of an order is the same whichever it is.
                text = without(message.get(TEXT), _named(message), NAMING_AN_ORDER).strip(" #")
                self._read(message, *self._classifier.kind_of(text))
        return messages

    def _read(self, message: Message, kind: Optional[FollowUp], probability: float) -> None:
        sure_question = message.get("label") not in (FALLBACK, OUT_OF_SCOPE) and _confidence(message) >= SURE_OF_A_TASK
        # "Can i change my address" is asked of an order, if one is spoken of.
        sure_question = sure_question and not (
            kind is FollowUp.CHANGE and message.get("label") == "shipping/order_changes"
        )
        if probability < self._config["over_a_sure_question" if sure_question else "known"]:
            kind = None
        leaning, choice = _leaning(message, kind), choice_of(message.get(TEXT))
        message.set("follow_up", leaning.value if leaning else None, add_to_output=True)
        message.set("order_question", kind.value if kind in ORDER_QUESTIONS else None, add_to_output=True)
        message.set("choice", choice, add_to_output=True)
        if leaning is not FollowUp.ORDER and not message.get("questions"):
            write_questions(message, _with_its_order(message))
        intent = message.get(INTENT)
        if intent["name"] == SEVERAL_QUESTIONS:
            return
        if (leaning or choice is not None) and not _stands_by_itself(message, leaning):
            message.set(INTENT, {**intent, "name": FOLLOW_UP}, add_to_output=True)


def _with_its_order(message: Message) -> List[Piece]:
    """A question that comes with an order and its address, and what is asked of that order; none for other messages."""
    text, confidence = message.get(TEXT), _confidence(message)
    task = task_beside(message.get("label"), _named(message))
    if (
        message.get("label") in _OF_AN_ADDRESS
        and cancels(text)
        and "order_number" in {one[0] for one in _named(message)}
    ):
        task = "change_order"  # "delete all my data and cancel order 1005"
    return [Piece(0, len(text), label, confidence) for label in (message.get("label"), task)] if task else []


def _named(message: Message) -> List[Tuple[str, int, int]]:
    return [(one["entity"], one["start"], one["end"]) for one in message.get(ENTITIES) or []]


def _confidence(message: Message) -> float:
    return float(message.get(INTENT)["confidence"])


def _leaning(message: Message, kind: Optional[FollowUp]) -> Optional[FollowUp]:
    """How it leans: by the order, the piece or the place that it names, or else by the kind that was learned."""
    text, label, entities = message.get(TEXT), message.get("label"), _named(message)
    named = {name for name, _, _ in entities}
    if asks_of_what_was_passed_on(text):
        return FollowUp.DONE
    if "order_number" in named and says_what_was_meant(text) and len(text.split()) <= 2 * FEW_WORDS:
        return FollowUp.ORDER  # "no wait sorry i meant 1003"
    if kind in ORDER_QUESTIONS and "order_number" in named:
        return FollowUp.ORDER
    if goes_on_to_an_order(text, entities):
        return FollowUp.ORDER
    # A task is begun by its words; "no, 1043" and "sorry its 1043" have none, whatever they sound like.
    hardly_asks = label in (FALLBACK, OUT_OF_SCOPE, "shop/contact")
    hardly_asks = hardly_asks or ("/" in label and _confidence(message) < SURE_BY_ITSELF)
    if hardly_asks and {"order_number", "email"} <= named:
        return FollowUp.ORDER
    begun = (label in (*TASKS_WITH_AN_ORDER, *_OF_AN_ADDRESS) or "/" in label) and _confidence(
        message
    ) >= SURE_BY_ITSELF
    if names_only_an_order(text, entities, 0 if begun else MAX_WORDS_BESIDE_AN_ORDER):
        return FollowUp.ORDER
    if "email" in named and _confidence(message) < SURE_BY_ITSELF and len(text.split()) <= FEW_WORDS:
        return FollowUp.ORDER  # "and my other one too, jo@example.com"
    if "order_number" not in named and wants_another_length(text, label, entities):
        return FollowUp.LENGTH
    if names_only_a_thing(text, entities) or (denies_custom(text) and len(text.split()) <= FEW_WORDS):
        return FollowUp.ELLIPSIS
    if label == "shipping/expedited" and "shipping_speed" in named and goes_on_with_if(text):
        return FollowUp.ELLIPSIS  # "what if i pay for fast shipping", after an estimate
    if label == "shop/custom_pieces" and goes_on_with_but(text) and len(text.split()) <= 2 * FEW_WORDS:
        return FollowUp.ELLIPSIS  # "but its custom with her name"
    if label == "shipping/closures" and "date" in named and points_back(text) and len(text.split()) <= 2 * FEW_WORDS:
        return FollowUp.ELLIPSIS  # "is that in time for christmas?", after an estimate
    if "date" in named and asks_of_an_order_to_come(label, text):
        return FollowUp.ELLIPSIS  # "last day to order for christmas?"
    if label == "privacy/security" and means_safe_for_somebody(text):
        return FollowUp.WORRY  # about a metal, if one was spoken of
    if "country" in turns_on(label) - named and means_a_place_before(text):
        return FollowUp.PLACE
    if label in QUESTIONS_ON_TROUBLE and not asks(text):
        return FollowUp.TROUBLE
    if label == "shop/contact" and asks_where_to_send(text):
        return FollowUp.NEXT
    if names_only_a_number(text):
        return FollowUp.DOUBT
    if label in _STANDING_ALONE and is_angry(text):
        return FollowUp.ANGER  # "wow thanks for nothing"
    if kind or means_another(text):
        return kind or FollowUp.ELLIPSIS
    if label == "privacy/children" and names_an_age_or_a_length(text):
        return FollowUp.ELLIPSIS
    # "Can I return it" after custom pieces is asked of one of those.
    of_what_it_is = "/" in label and "customization" in turns_on(label) and not named and points_back(text)
    return FollowUp.BARE if of_what_it_is or names_nothing(text) else None


def _stands_by_itself(message: Message, leaning: Optional[FollowUp]) -> bool:
    """Whether it would mean the same after every other message: it is understood and names nothing that one could turn on."""
    text, label, confidence = message.get(TEXT), message.get("label"), _confidence(message)
    if label in TASKS_WITH_AN_ORDER and leaning in (FollowUp.TROUBLE, *ORDER_QUESTIONS):
        # The task itself is begun, for the order that was spoken of if there is one.
        own = "report_problem" if leaning is FollowUp.TROUBLE else TASKS_OF_ORDER_QUESTIONS.get(leaning)
        if label == own and confidence >= SURE_OF_A_TASK:
            return True
    if label in _STANDING_ALONE and leaning in (FollowUp.ELLIPSIS, FollowUp.BARE):
        # "Is that normal" is no "no", whatever it sounds like.
        asks_something = asks(text) and label in ("affirm", "deny")
        goes_on = label == "goodbye" and goes_on_with_and(text)  # "and later?"
        goes_on = goes_on or means_another(text)  # "what about the rest then"
        return not (asks_something or goes_on or names_only_a_thing(text, _named(message)) or says_what_was_meant(text))
    understood = label not in (FALLBACK, OUT_OF_SCOPE) and confidence >= SURE_OF_A_TASK
    if leaning is not FollowUp.ELLIPSIS or not understood or message.get(ENTITIES):
        return False
    # "How long?" after a question about Canada is about Canada, "how long does that take?" may be about a custom piece.
    return not turns_on(label).intersection(("country", "customization")) and not denies_custom(text)
