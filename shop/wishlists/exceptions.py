class TooMany(Exception):
    """No more can be kept; says so to who taps the heart."""
