"""The rules on tables and descriptor, one module per subject.

To add a rule, write one function with its decorator in the module of its subject, and one broken
package in tests/check/broken that the rule must report. To add a module, list it in
../catalogue.py.
"""
