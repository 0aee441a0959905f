"""Watching the site: what is being done, how long it takes, which parts answer.

`doing` says what this thread or task is at; logs, metrics and the query watch all read it.
"""
