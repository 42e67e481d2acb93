"""Same."""
