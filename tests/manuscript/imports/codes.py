"""The codes of remarks, each of which must also have words in both languages that its facts fill."""

from ghpress.remarks import Level
from ghpress.wording import in_words


def codes_of(remarks, least=Level.NOTE):
    """The codes of remarks of this level and above, in their order."""
    for remark in remarks:
        for language in ("zh", "en"):
            assert in_words(remark, language).says
            assert in_words(remark, language).help
    return [remark.code for remark in remarks if remark.level >= least]
