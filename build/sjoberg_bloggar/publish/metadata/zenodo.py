""".zenodo.json: what Zenodo records if a release of the repository is deposited there.

https://developers.zenodo.org/#representation
"""

from html import escape

from .facts import Contents, creator, json_text, licence

LANGUAGES = {"sv": "swe", "en": "eng"}  # Zenodo wants ISO 639-2


def zenodo(contents: Contents) -> str:
    """Return .zenodo.json."""
    descriptor = contents.descriptor
    description = (descriptor["description"], descriptor["rights"]["texts"])
    return json_text({
        "upload_type": "dataset",
        "title": descriptor["title"],
        "version": descriptor["version"],
        "publication_date": descriptor["released"],
        "description": "".join(f"<p>{escape(text, quote=False)}</p>" for text in description),
        "creators": [{"name": creator(descriptor)}],
        "keywords": descriptor["keywords"],
        "language": LANGUAGES[descriptor["languages"][0]],
        "access_right": "open",
        "license": licence(descriptor)["name"],
        "related_identifiers": [{
            "identifier": descriptor["blog"]["path"], "scheme": "url",
            "relation": "isDerivedFrom", "resource_type": "publication-other"}],
    })
