"""Ledger: views of a case's life, each a pure function of what was said, judged and entered."""
