class ReviewRefused(Exception):
    """Why a review or a vote is not taken, in words for who wrote it."""
