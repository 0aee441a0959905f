"""Bearer tokens of the API: who holds one is let in for a short while. docs/tokens.md.

A *family* is one sign-in of one program: a row. Its access token is short and says who; its refresh
token is good once, for the next pair of both.
"""
