"""Reading a shop's order exports into the order book."""
