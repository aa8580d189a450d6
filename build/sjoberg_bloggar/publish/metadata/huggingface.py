"""Describe the dataset to Hugging Face: which file is which table, and a dataset card.

.huggingface.yaml lets `datasets.load_dataset` read a folder with this package, one
configuration a table. metadata/dataset-card.md is the README.md of a repository on the
Hugging Face Hub that has the same dataset/ folder.
"""

from .citation import yaml_text
from .facts import citation_line, licence


def huggingface_configs(descriptor: dict, schemas: dict[str, dict]) -> str:
    return yaml_text({"configs": configs(schemas)})


def configs(schemas: dict[str, dict]) -> list[dict]:
    """Return a configuration a table; the first table is the default."""
    return [{"config_name": table,
             "data_files": [{"split": "train", "path": f"dataset/{table}.parquet"}],
             **({"default": True} if number == 0 else {})}
            for number, table in enumerate(schemas)]


def huggingface_card(descriptor: dict, schemas: dict[str, dict]) -> str:
    front_matter = yaml_text({
        "pretty_name": descriptor["title"],
        "language": descriptor["languages"],
        "license": licence(descriptor)["name"].lower(),
        "tags": descriptor["keywords"],
        "configs": configs(schemas)})
    tables = "\n".join(f"| `{table}` | {schema['description']} |"
                       for table, schema in schemas.items())
    return f"""---
{front_matter}---

# {descriptor['title']}

{descriptor['description']}

Version {descriptor['version']} of {descriptor['released']}.

```python
from datasets import load_dataset

posts = load_dataset("FOLDER OR REPOSITORY WITH THIS CARD", "posts", split="train")
```

| configuration | what it holds |
| --- | --- |
{tables}

There is one split, `train`, because every table has all its rows; nothing is held out.

## Licence

{licence(descriptor)['title']}. {descriptor['rights']['texts']}

## Citation

{citation_line(descriptor)}
"""
