"""Build, check and load the dataset "Sjöberg bloggar"."""

from importlib.metadata import version

__version__ = version("sjoberg-bloggar")
