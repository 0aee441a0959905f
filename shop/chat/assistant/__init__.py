"""The program that answers the team's conversations first: from the help texts, and never for long.

It says what it is, knows what the help texts say and nothing else, and leaves as soon as somebody
wants a person, or it does not know, or has said the same before. It never comes back.
"""
