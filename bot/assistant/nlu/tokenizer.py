"""Tokens, made by spaCy's English rules."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.entities import finder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SpacyWords(Tokenizer):
    """Splits text into words as spaCy does, without a model."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Rasa's own settings of a tokenizer; nothing is split off from labels."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The training data, unchanged: nothing learns from words, and Rasa would carry them along from step to step."""
        return training_data

    def tokenize(self, message: Message, attribute: str) -> List[Token]:
        """The words of that attribute."""
        doc = finder().nlp.make_doc(message.get(attribute))
        tokens = [Token(word.text, word.idx) for word in doc if word.text.strip()]
        return self._apply_token_pattern(tokens)
