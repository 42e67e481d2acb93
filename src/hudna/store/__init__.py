"""The store: everything a case has taken in, what was read in it, linked, and decided by people.

    with opened(path, create=True) as store:
        run = taking.run_of(store, coder)           # which make of coder the reports are read by
        taking.add(store, lines, run)               # a chunk of coded reports, or nothing of it
        linked.replace(store, snapshot, records)    # what linking finds, as a whole
        entries.append(connection, act, voice, clock)  # what a person decided, for good

It holds the lines of the record as they are, and never works out what they mean: stages are handed
records and give records back. One SQLite file now; the tables, the migrations and every statement
are such that Postgres can hold them too.
"""
