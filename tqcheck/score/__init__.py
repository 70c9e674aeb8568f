"""Scores: MQM from the findings, a findings-based fluency value, and reference metrics through sacrebleu."""
