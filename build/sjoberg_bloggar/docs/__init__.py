"""The documents that follow from the published tables: data dictionary, pictures, recipes."""
