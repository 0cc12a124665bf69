"""What can go wrong, split by who can mend it.

::

    KgError                 anything this package raises on purpose
    ├── ReadingError        the document: missing, empty, not text, too large
    ├── OntologyError       the ontology: a class, relation or file is wrong
    ├── StatementError      the data: a quote not in its paragraph, an unknown relation
    ├── DecisionError       a person's decision: unreadable, or it cannot be applied
    ├── StoreError          the graph folder or a store: not there, not writable, too new
    └── QuestionError       the question: an unknown name, a query that does not parse
        └── NothingFoundError   nothing is wrong with it; the answer is that there is nothing

A call with a wrong type or value is a plain ``TypeError`` or ``ValueError``.
"""


class KgError(Exception):
    """Base of all errors that this package raises on purpose; the message is one line."""


class ReadingError(KgError):
    """A document cannot be read as a report."""


class OntologyError(KgError):
    """The ontology does not say what the code needs."""


class StatementError(KgError):
    """A statement breaks the ontology or has no valid evidence."""


class DecisionError(KgError):
    """A decision cannot be read or applied."""


class StoreError(KgError):
    """A graph folder or a store cannot be read or written."""


class QuestionError(KgError):
    """A question cannot be asked: unknown name, unknown query, bad parameter or syntax."""


class NothingFoundError(QuestionError):
    """A question was right, and the graph has nothing to answer it with."""
