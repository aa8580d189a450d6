"""Where the project and its data are: in a clone, or inside an installed package."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
CLONE = HERE.parents[1]  # if the program runs from one
INSTALLED = HERE / "data"  # what a wheel has of the data
IS_CLONE = (CLONE / "build/sjoberg_bloggar").is_dir()
PACKAGE = CLONE if IS_CLONE else INSTALLED  # has datapackage.json, dataset/ and schema/
