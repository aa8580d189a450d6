""".zenodo.json: what Zenodo records when a version of the repository is deposited there.

https://developers.zenodo.org/#representation
"""

from .facts import creator, json_text, licence

LANGUAGES = {"sv": "swe", "en": "eng"}  # Zenodo wants ISO 639-2


def zenodo(descriptor: dict, schemas: dict[str, dict]) -> str:
    """Return .zenodo.json."""
    return json_text({
        "upload_type": "dataset",
        "title": descriptor["title"],
        "version": descriptor["version"],
        "publication_date": descriptor["released"],
        "description": f"<p>{descriptor['description']}</p><p>{descriptor['rights']['texts']}</p>",
        "creators": [{"name": creator(descriptor)}],
        "keywords": descriptor["keywords"],
        "language": LANGUAGES[descriptor["languages"][0]],
        "access_right": "open",
        "license": licence(descriptor)["name"].lower(),
        "related_identifiers": [{"identifier": descriptor["blog"]["path"],
                                 "relation": "isDerivedFrom", "resource_type": "publication"}],
    })
