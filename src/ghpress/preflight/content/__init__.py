"""A page's content followed operator by operator: what is painted, where, in which inks and how."""
