"""Arabic text below the level of meaning: folding, tokens, clitics, inflection, sentences."""
