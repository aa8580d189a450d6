"""CITATION.cff: how to cite the dataset, in the Citation File Format 1.2.0.

GitHub, Zenodo and Zotero read it at the top of a repository.
"""

import yaml

from .facts import Contents, creator, licence


def citation(contents: Contents) -> str:
    """Return CITATION.cff."""
    descriptor = contents.descriptor
    blog = descriptor["blog"]
    return yaml_text({
        "cff-version": "1.2.0",
        "message": "If you use the dataset, please cite it as below. Whoever quotes a post "
                   "cites its author and the blog as well.",
        "type": "dataset",
        "title": descriptor["title"],
        "version": descriptor["version"],
        "date-released": descriptor["released"],
        "authors": [{"name": creator(descriptor)}],
        "license": licence(descriptor)["name"],
        "abstract": f"{descriptor['description']} {descriptor['rights']['texts']}",
        "keywords": descriptor["keywords"],
        "references": [{
            "type": "blog",
            "title": blog["title"],
            "authors": [{"family-names": blog["family_name"],
                         "given-names": blog["given_name"]}],
            "publisher": {"name": blog["publisher"]},
            "languages": descriptor["languages"],
            "url": blog["path"],
        }],
    })


def yaml_text(value: dict) -> str:
    """Return a value as YAML."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=88)
