"""Build and check the dataset "Sjöberg bloggar"."""
