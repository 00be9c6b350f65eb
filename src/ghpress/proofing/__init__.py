"""The proofreader's table: an issue's texts → findings, with a fix where it is sure."""
