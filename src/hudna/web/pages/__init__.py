"""The pages, one module a part of the screens; each is a function of a request and the store."""
