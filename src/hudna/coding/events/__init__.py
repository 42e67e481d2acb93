"""What happened: events and incidents, from verbs and event nouns with those who take part."""
