"""Describe the dataset to Hugging Face: which file is which table, and a dataset card.

.huggingface.yaml lets `datasets.load_dataset` read a folder with this package, one configuration per
table. metadata/dataset-card.md is the README.md of a repository on the Hugging Face Hub that has the
same dataset/ folder.
"""

from pathlib import Path

from ..templates import environment
from .citation import yaml_text
from .facts import citation_line, licence


def huggingface_configs(descriptor: dict, schemas: dict[str, dict]) -> str:
    """Return .huggingface.yaml."""
    return yaml_text({"configs": configs(schemas)})


def configs(schemas: dict[str, dict]) -> list[dict]:
    """Return a configuration per table; the first table is the default."""
    return [{"config_name": table,
             "data_files": [{"split": "train", "path": f"dataset/{table}.parquet"}],
             **({"default": True} if number == 0 else {})}
            for number, table in enumerate(schemas)]


def huggingface_card(descriptor: dict, schemas: dict[str, dict]) -> str:
    """Return metadata/dataset-card.md."""
    front_matter = yaml_text({
        "pretty_name": descriptor["title"],
        "language": descriptor["languages"],
        "license": licence(descriptor)["name"].lower(),
        "task_categories": ["token-classification", "text-classification"],
        "size_categories": ["n<1K"],
        "tags": descriptor["keywords"],
        "configs": configs(schemas)})
    template = environment(Path(__file__).parent).get_template("dataset-card.md")
    return template.render(front_matter=front_matter, descriptor=descriptor, schemas=schemas,
                           licence=licence(descriptor), citation=citation_line(descriptor))
