"""Topic and question together, as Rasa's intent and response selection, so that a topic never speaks another's answer."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Dict, List, Optional, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.settings import ROOT
from bot.shop.cases import turns_on
from bot.understanding.classifier import Options, QuestionClassifier
from bot.understanding.follow_ups import (
    BY_FORM,
    MAX_WORDS_BESIDE_AN_ORDER,
    NAMING_AN_ORDER,
    QUESTIONS_ON_TROUBLE,
    SURE_BY_ITSELF,
    SURE_OF_A_TASK,
    TASKS_WITH_AN_ORDER,
    FollowUp,
    choice_of,
    denies_custom,
    follow_up_of,
    means_a_place_before,
    names_only_a_thing,
    names_only_an_order,
    says_what_was_meant,
    task_beside,
)
from bot.understanding.mood import accuses, asks, is_angry
from bot.understanding.order_questions import order_question_of
from bot.understanding.reading import FALLBACK, OUT_OF_SCOPE, Thresholds, Verdict, judge
from bot.understanding.segments import Piece, questions_in
from bot.understanding.spanish import is_spanish
from bot.understanding.text import without

RANKING_LENGTH = 10
MEMORY = ROOT / ".cache" / "vectors"

# Intents that are not learned: they say how a message has to be taken, and its labels are in its properties.
SEVERAL_QUESTIONS = "several_questions"
FOLLOW_UP = "follow_up"
_NOT_LEARNED = (SEVERAL_QUESTIONS, FOLLOW_UP)
# "Great, thanks for nothing" sounds like these.
_KIND_WORDS = ("greet", "goodbye", "thank", "affirm")
# "ok then", "no, stop", "thanks then" lean on nothing.
_STANDING_ALONE = ("greet", "goodbye", "thank", "affirm", "deny", "stop")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicQuestionClassifier(GraphComponent, IntentClassifier):
    """Predicts `topic/question` or a task; sets Rasa's intent, its ranking and the response selector's choice."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """The defaults of bot.understanding's Options and Thresholds, under their names."""
        options, thresholds = Options(), Thresholds()
        return {
            "encoders": list(options.encoders),
            "spanish_c": options.spanish_c,
            "wording_c": options.wording_c,
            "wording_weight": options.wording_weight,
            "wording_sharpness": options.wording_sharpness,
            "known": thresholds.known,
            "margin": thresholds.margin,
        }

    def __init__(
        self,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        classifier: Optional[QuestionClassifier] = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._classifier = classifier
        self._thresholds = Thresholds(known=config["known"], margin=config["margin"])

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicQuestionClassifier:
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
    ) -> TopicQuestionClassifier:
        """The trained component from the model."""
        with model_storage.read_from(resource) as folder:
            classifier = QuestionClassifier.load(folder)
        # The encoders load when they are first used; that first shopper should not be the one to wait.
        classifier.probabilities(["hello"])
        return cls(config, model_storage, resource, classifier)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from every example of an intent that is learned."""
        learned = [
            one for one in training_data.intent_examples if one.get(TEXT) and one.get(INTENT) not in _NOT_LEARNED
        ]
        examples = [(one.get(TEXT), _full_label(one)) for one in learned]
        options = Options(
            encoders=tuple(self._config["encoders"]),
            spanish_c=self._config["spanish_c"],
            wording_c=self._config["wording_c"],
            wording_weight=self._config["wording_weight"],
            wording_sharpness=self._config["wording_sharpness"],
        )
        classifier = QuestionClassifier.train(
            [text for text, _ in examples], [label for _, label in examples], options, MEMORY
        )
        with self._model_storage.write_to(self._resource) as folder:
            classifier.save(folder)
        self._classifier = classifier
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training data, unchanged: no later component learns from predictions."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """The messages, each with its intent, ranking and, for a topic, the chosen question."""
        if self._classifier is None:
            raise RuntimeError("the classifier has not been trained")
        # Core's training graph also hands over messages that are an intent or an action without a text.
        spoken = [message for message in messages if message.get(TEXT)]
        if not spoken:
            return messages
        for message, verdict in zip(spoken, self._judge([message.get(TEXT) for message in spoken])):
            _write(message, verdict)
            _write_shape(message, questions_in(message.get(TEXT), self._judge))
        return messages

    def _judge(self, texts: List[str]) -> List[Verdict]:
        assert self._classifier is not None
        return judge(self._classifier, texts, self._thresholds)


def _full_label(message: Message) -> str:
    return message.get(INTENT_RESPONSE_KEY) or message.get(INTENT)


def _write(message: Message, verdict: Verdict) -> None:
    topic = verdict.label.split("/")[0]
    ranking = [{"name": label, "confidence": confidence} for label, confidence in verdict.ranking[:RANKING_LENGTH]]
    message.set("label", verdict.label, add_to_output=True)
    message.set("language", "es" if is_spanish(message.get(TEXT)) else "en", add_to_output=True)
    message.set(INTENT, {"name": topic, "confidence": verdict.confidence}, add_to_output=True)
    if verdict.label == FALLBACK:
        ranking.insert(0, {"name": FALLBACK, "confidence": verdict.confidence})
    message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
    topics = sorted({label.split("/")[0] for label, _ in verdict.ranking if "/" in label})
    selection: Dict[str, Any] = {"all_retrieval_intents": topics}
    if "/" in verdict.label:
        chosen = {
            "utter_action": f"utter_{verdict.label}",
            "intent_response_key": verdict.label,
            "confidence": verdict.confidence,
            "responses": [],
        }
        selection[topic] = {"response": chosen, "ranking": []}
    message.set("response_selector", selection, add_to_output=True)


def _write_shape(message: Message, questions: List[Piece]) -> None:
    """Notes several questions and what leans on the message before; the intent then says so, for the rules."""
    leaning, choice = _leaning(message), choice_of(message.get(TEXT))
    questions = questions or _with_its_order(message)
    message.set("questions", [asdict(question) for question in questions], add_to_output=True)
    message.set("follow_up", leaning.value if leaning else None, add_to_output=True)
    message.set("choice", choice, add_to_output=True)
    intent = message.get(INTENT)
    if questions:
        message.set(INTENT, {**intent, "name": SEVERAL_QUESTIONS}, add_to_output=True)
    elif (leaning or choice is not None) and not _stands_by_itself(message, leaning):
        message.set(INTENT, {**intent, "name": FOLLOW_UP}, add_to_output=True)


def _with_its_order(message: Message) -> List[Piece]:
    """A question that comes with an order and its address, and what is asked of that order; none for other messages."""
    text, confidence = message.get(TEXT), message.get(INTENT)["confidence"]
    if _leaning(message) is FollowUp.ORDER:
        return []
    task = task_beside(message.get("label"), _named(message))
    return [Piece(0, len(text), label, confidence) for label in (message.get("label"), task)] if task else []


def _named(message: Message) -> List[Tuple[str, int, int]]:
    return [(one["entity"], one["start"], one["end"]) for one in message.get(ENTITIES) or []]


def _leaning(message: Message) -> Optional[FollowUp]:
    intent = message.get(INTENT)
    entities = _named(message)
    asks_of_order = order_question_of(without(message.get(TEXT), entities, NAMING_AN_ORDER)) is not None
    if asks_of_order and "order_number" in {name for name, _, _ in entities}:
        return FollowUp.ORDER
    # A task is begun by its words; "no, 1043" and "sorry its 1043" have none, whatever they sound like.
    hardly_asks = intent["name"] in (FALLBACK, OUT_OF_SCOPE) or message.get("label") == "shop/contact"
    hardly_asks = hardly_asks or ("/" in message.get("label") and intent["confidence"] < SURE_BY_ITSELF)
    if hardly_asks and {"order_number", "email"} <= {name for name, _, _ in entities}:
        return FollowUp.ORDER
    begun = intent["name"] in TASKS_WITH_AN_ORDER or "/" in message.get("label")
    begun = begun and intent["confidence"] >= SURE_BY_ITSELF
    words = 0 if begun else MAX_WORDS_BESIDE_AN_ORDER
    if names_only_an_order(message.get(TEXT), entities, words):
        return FollowUp.ORDER
    if names_only_a_thing(message.get(TEXT), entities):
        return FollowUp.ELLIPSIS
    named = {name for name, _, _ in entities}
    if "country" in turns_on(message.get("label")) - named and means_a_place_before(message.get(TEXT)):
        return FollowUp.PLACE
    if "/" in message.get("label") and accuses(message.get(TEXT)):
        return FollowUp.ANGER
    if message.get("label") in _KIND_WORDS and is_angry(message.get(TEXT)) and not asks(message.get(TEXT)):
        return FollowUp.ANGER
    if message.get("label") in QUESTIONS_ON_TROUBLE and not asks(message.get(TEXT)):
        return FollowUp.TROUBLE
    return follow_up_of(message.get(TEXT))


def _stands_by_itself(message: Message, leaning: Optional[FollowUp]) -> bool:
    """Whether it would mean the same after every other message: it is understood and names nothing that one could turn on."""
    intent = message.get(INTENT)
    if intent["name"] in _STANDING_ALONE and leaning in (FollowUp.ELLIPSIS, FollowUp.BARE):
        # "Is that normal" is no "no", whatever it sounds like.
        asks_something = asks(message.get(TEXT)) and intent["name"] in ("affirm", "deny")
        names_a_thing = names_only_a_thing(message.get(TEXT), _named(message))
        return not (asks_something or names_a_thing or says_what_was_meant(message.get(TEXT)))
    if leaning in BY_FORM:
        return False
    sure = SURE_OF_A_TASK if intent["name"] in TASKS_WITH_AN_ORDER else SURE_BY_ITSELF
    understood = intent["name"] not in (FALLBACK, OUT_OF_SCOPE) and intent["confidence"] >= sure
    if leaning is not FollowUp.ELLIPSIS or not understood or message.get(ENTITIES):
        return False
    # "How long?" after a question about Canada is about Canada, "how long does that take?" may be about a custom piece.
    return not turns_on(message.get("label")).intersection(("country", "customization")) and not denies_custom(
        message.get(TEXT)
    )
