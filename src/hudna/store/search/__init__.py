"""Search: words found under every spelling, with filters, facets, saved searches and alerts.

    asked = query.parse("هدنة -حلب outlet:sana")
    found = finding.find(connection, asked, limit=20)     # ranked hits, and how many there are
    finding.facets(connection, asked)                     # how they spread over months, places, …

A report is indexed when it is taken in, in the same transaction: its headline and body in two
columns, as they fold and as they stem, and in a third what it is and what was read in it. All of
this is worked out here (`keys`), so that every database finds the same; only `sqlite` knows how
one of them is asked. Matches are shown in the report's own words (`passages`).
"""
