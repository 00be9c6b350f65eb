"""The reader's edition (``web``): pages whose every stroke says what it is, and the tree that reads it.

``stretches`` number what the painter draws, ``page`` makes a painted page fit to be read, ``order``
says in what order a reader takes an issue, ``tags`` writes that into the bound file (ISO 14289-1).
"""
