"""PDF: the text layer of a document."""
