"""Write the documents that follow from the published tables: python -m sjoberg_bloggar.docs."""

from pathlib import Path

from ..loading import load_package
from ..publish.metadata.facts import citation_line
from .examples import runnable, with_outputs
from .markdown import data_dictionary, replace_block, rules_page, table_list
from .plots import pictures

PROJECT = Path(__file__).resolve().parents[3]
WITH_EXAMPLES = ("docs/recipes.md", "docs/reading.md")


def generated(project: Path) -> dict[str, str]:
    """Return the documents that are made of program, schemas and tables alone, by path."""
    package = load_package(project)
    readme = replace_block((project / "README.md").read_text("utf-8"), "tables",
                           table_list(package))
    return {
        "docs/rules.md": rules_page(),
        "docs/data-dictionary.md": data_dictionary(package),
        "README.md": replace_block(readme, "cite", f"> {citation_line(package.descriptor)}"),
        **{f"docs/images/{name}": svg for name, svg in pictures(package).items()},
    }


def main() -> None:
    """Write all documents and say which."""
    documents = generated(PROJECT)
    for path in WITH_EXAMPLES:
        documents[path] = with_outputs((PROJECT / path).read_text("utf-8"), PROJECT)
    for path, content in documents.items():
        (PROJECT / path).parent.mkdir(exist_ok=True)
        (PROJECT / path).write_text(content, "utf-8", newline="\n")
    print(f"Wrote {', '.join(sorted(documents))}.")
    if not runnable("r"):
        print("Rscript is not on this machine: what the R examples print was left as it was.")


if __name__ == "__main__":
    main()
