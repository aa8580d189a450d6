"""Posts to published files: typed tables, descriptor, metadata and explorer."""
