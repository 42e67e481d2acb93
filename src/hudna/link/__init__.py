"""Link: what the claims of several reports say of each other; the claims stay as they are."""
