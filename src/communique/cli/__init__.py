"""The command line: one thin module a verb. What is heavy is imported inside the commands."""
