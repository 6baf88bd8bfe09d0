"""The learned scorer: what a small encoder makes of each person of each sentence, and what follows for the article."""
