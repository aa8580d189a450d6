"""Describe the dataset to Hugging Face: which file is which table, and a dataset card.

.huggingface.yaml lets `datasets.load_dataset` read a folder with this package, one configuration
per table. metadata/dataset-card.md is the README.md of a repository on the Hugging Face Hub that
has the same dataset/ folder.
"""

from collections.abc import Iterable

from ...package import Package
from .citation import yaml_text
from .facts import filled, licence

TASKS = ["token-classification", "text-classification"]
SIZES = {1_000: "n<1K", 10_000: "1K<n<10K", 100_000: "10K<n<100K", 1_000_000: "100K<n<1M"}
LARGER = "1M<n<10M"


def huggingface_configs(package: Package) -> str:
    """Return .huggingface.yaml."""
    return yaml_text({"configs": configs(package.schemas)})


def configs(tables: Iterable[str]) -> list[dict]:
    """Return a configuration per table; the first table is the default."""
    return [{"config_name": table,
             "data_files": [{"split": "train", "path": f"dataset/{table}.parquet"}],
             **({"default": True} if number == 0 else {})}
            for number, table in enumerate(tables)]


def size_category(rows: int) -> str:
    """Return the size category of a number of rows.

    >>> size_category(57), size_category(1_000)
    ('n<1K', '1K<n<10K')
    """
    return next((category for limit, category in SIZES.items() if rows < limit), LARGER)


def huggingface_card(package: Package) -> str:
    """Return metadata/dataset-card.md."""
    descriptor = package.descriptor
    front_matter = yaml_text({
        "pretty_name": descriptor["title"],
        "language": descriptor["languages"],
        "license": licence(descriptor)["name"].lower(),
        "task_categories": TASKS,
        "size_categories": [size_category(len(package["posts"]))],
        "tags": descriptor["keywords"],
        "configs": configs(package.schemas)})
    return filled("dataset-card.md", package, front_matter=front_matter)
