"""Write RDF as Turtle (https://www.w3.org/TR/turtle/). Terms are strings in its syntax."""

import json


def iri(address: str) -> str:
    """Return the term for an address."""
    return f"<{address}>"


def literal(text: str, type_: str = "", language: str = "") -> str:
    """Return a literal; a JSON string escapes what a Turtle string must."""
    return (json.dumps(text, ensure_ascii=False) + (f"@{language}" if language else "")
            + (f"^^{type_}" if type_ else ""))


def blank(properties: dict) -> str:
    """Return a node without a name of its own, with its properties."""
    return f"[ {' ; '.join(statements(properties))} ]"


def node(subject: str, properties: dict) -> str:
    """Return all statements about a subject; a property's value is a term or a list of them."""
    return f"{subject} " + " ;\n    ".join(statements(properties)) + " .\n"


def statements(properties: dict) -> list[str]:
    """Return properties as statements."""
    return [f"{name} {value if isinstance(value, str) else ', '.join(value)}"
            for name, value in properties.items()]


def document(prefixes: dict[str, str], nodes: list[str]) -> str:
    """Return a document of prefixes and nodes."""
    return "\n".join(["".join(f"@prefix {name}: <{address}> .\n"
                              for name, address in prefixes.items()), *nodes])
