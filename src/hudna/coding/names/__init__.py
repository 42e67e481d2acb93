"""Who and where: the names in a report, with the bodies, offices and places they stand for."""
