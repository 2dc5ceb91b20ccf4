"""What a shop states, and what follows from it. Pure: no Rasa, no database, no HTTP, no clock, no environment."""
