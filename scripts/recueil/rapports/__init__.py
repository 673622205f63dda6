"""Reporters: diagnostics to text for one kind of reader. They print nothing and decide nothing."""
