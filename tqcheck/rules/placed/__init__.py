"""What the rule about the order of words looks for, one kind a module."""
