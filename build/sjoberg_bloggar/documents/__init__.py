"""Documents to raw posts: read, split and merge, with every character accounted for."""
