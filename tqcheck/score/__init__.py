"""Scores: MQM from the findings, learned fluency and quality, terminology, metrics against a reference, and what scorers from outside say."""
