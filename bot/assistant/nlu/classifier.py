"""Topic and question together, as Rasa's intent and response selection, so that a topic never speaks another's answer."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Dict, List, Optional, Tuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.classifier import Options, QuestionClassifier
from bot.understanding.encoders import MEMORY
from bot.understanding.reading import FALLBACK, Thresholds, Verdict, judge
from bot.understanding.segments import Piece, questions_in
from bot.understanding.spanish import is_spanish

RANKING_LENGTH = 10

# Intents that say how a message has to be taken; its labels are in its properties. What they look like is no question's label.
SEVERAL_QUESTIONS = "several_questions"
FOLLOW_UP = "follow_up"
NOT_QUESTIONS = (SEVERAL_QUESTIONS, FOLLOW_UP)


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
        examples = labelled(training_data)
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
            write_questions(message, questions_in(message.get(TEXT), self._judge))
        return messages

    def _judge(self, texts: List[str]) -> List[Verdict]:
        assert self._classifier is not None
        return judge(self._classifier, texts, self._thresholds)


def labelled(training_data: TrainingData) -> List[Tuple[str, str]]:
    """The examples of questions and tasks, each with its full label."""
    return [
        (one.get(TEXT), one.get(INTENT_RESPONSE_KEY) or one.get(INTENT))
        for one in training_data.intent_examples
        if one.get(TEXT) and one.get(INTENT) not in NOT_QUESTIONS
    ]


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


def write_questions(message: Message, questions: List[Piece]) -> None:
    """Notes the several questions of a message; the intent then says so, for the rules."""
    message.set("questions", [asdict(question) for question in questions], add_to_output=True)
    if questions:
        message.set(INTENT, {**message.get(INTENT), "name": SEVERAL_QUESTIONS}, add_to_output=True)
