"""What holds for every test."""

from hypothesis import settings

# A busy machine is no bug: a property is judged by what it finds, not by how long one example took.
settings.register_profile("clasp", deadline=None)
settings.load_profile("clasp")
