"""Grammars of what can be computed: numbers and dates."""
