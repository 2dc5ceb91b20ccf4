"""Runs Rasa's command line without TensorFlow: `python -m bot.assistant.rasa_without_tensorflow run ...`

Rasa imports TensorFlow whatever the pipeline; that costs seconds at every start and half a gigabyte for nothing, since no
component of Clasp's uses it. So hollow modules stand in for it: they can be imported and subclassed, and nothing else. The
plain `rasa` command is as it always was. docs/adr/0011 has the measurements and what is given up.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Sequence
from typing import Any, Optional

_STOOD_IN_FOR = ("tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "keras")


class _HollowType(type):
    """The type of every hollow name: any attribute of it is hollow as well, and calling it gives something empty."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _hollow(name)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls.__dict__.get("_is_hollow") and len(args) == 1 and not kwargs and callable(args[0]):
            return args[0]  # a decorator, such as @tf.function
        return super().__call__() if cls.__dict__.get("_is_hollow") else super().__call__(*args, **kwargs)

    def __len__(cls) -> int:
        return 0


def _hollow(name: str) -> type:
    return _HollowType(
        name, (), {"_is_hollow": True, "__len__": lambda self: 0, "__call__": lambda self, *a, **k: a[0] if a else self}
    )


class _HollowModule(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _hollow(name)


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, fullname: str, path: Optional[Sequence[str]], target: Optional[types.ModuleType] = None
    ) -> Optional[importlib.machinery.ModuleSpec]:
        if fullname.split(".")[0] in _STOOD_IN_FOR:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _HollowModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """Nothing: the module is hollow."""


def stand_in_for_tensorflow() -> None:
    """From now on, importing TensorFlow gives hollow modules. Must come before the first import of Rasa."""
    if "tensorflow" in sys.modules:
        raise RuntimeError("TensorFlow has been imported already")
    sys.meta_path.insert(0, _Finder())


if __name__ == "__main__":
    stand_in_for_tensorflow()
    from rasa.__main__ import main

    from bot.assistant.rasa_once import handle_examples_lightly, keep_no_training_steps, work_out_once

    work_out_once()
    keep_no_training_steps()
    handle_examples_lightly()
    main()
