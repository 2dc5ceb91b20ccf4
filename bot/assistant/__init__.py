"""Everything that imports Rasa: the spoken answers, the site's channel, the conversations, the NLU components."""
