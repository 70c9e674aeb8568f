"""What holds for a file: its settings, where they come from, and which findings they let through."""
