"""The proofreader's checks on copy."""
