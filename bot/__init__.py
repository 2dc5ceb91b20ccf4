"""Clasp, the customer-service assistant of small online jewelry shops.

Imports nothing, so that the action server can use bot.shop and bot.orders without Rasa.
"""
