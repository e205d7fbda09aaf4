"""The words of a file by a second, simpler way: what the reader's text is held against.

Nothing here is shared with the readers, so that a fault of theirs is not a fault of both.
"""
