"""`python -m bot` is `clasp`."""

from bot.cli import main

main()
