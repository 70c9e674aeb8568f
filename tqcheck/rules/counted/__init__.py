"""What the rule about lost thousands looks for beside single numbers."""
