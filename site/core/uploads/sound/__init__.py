"""Recorded words: Opus out of Ogg or WebM, packed anew with nothing else around it."""
