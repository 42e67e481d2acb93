"""Store: where documents, records, links and decisions are kept between runs."""
