"""Which of two confusable countries is meant: the evidence of words, places, persons and company, weighed into a probability."""
