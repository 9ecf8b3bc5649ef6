"""A conditional random field that reads names from their spelling, their neighbours and what the rules found.

Trained by ``manage.py train_entities``; the weights are ``names.weights`` beside this file, and reading them needs no
package. What was tried, and what each family of features gives, is in docs/architecture.md.
"""
