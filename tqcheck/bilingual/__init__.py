"""A text and its source side by side: which sentence, number and word of the one answers to which of the other."""
