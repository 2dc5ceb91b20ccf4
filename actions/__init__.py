"""The tasks of a shopper, as Rasa's custom actions: each asks the order book, lets bot.shop decide, and says the outcome."""
