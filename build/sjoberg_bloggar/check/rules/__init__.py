"""The rules on tables and descriptor, one module per subject; importing them registers them.

To add a rule, write one function with its decorator in the module of its subject, and one broken
package in tests/check/broken that the rule must report. Nothing else needs to know the rule.
"""

from . import (  # noqa: F401  (registers the rules)
    authors,
    description,
    mentions,
    organisations,
    passages,
    posts,
    resources,
    sources,
)
