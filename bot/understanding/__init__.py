"""What a shopper's sentence means: its question or task, and the words in it that matter.

Knows no Rasa: the graph components in bot.assistant.nlu are thin adapters over it, and `clasp understand` runs it alone.
"""
