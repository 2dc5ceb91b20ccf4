"""Rasa's graph components over bot.understanding."""
