"""What others wrote (annotations, bibliographies) → entries of a gloss file, each accounted for.

Nothing is fetched: not the contexts of JSON-LD, not further pages, not the documents.
"""
