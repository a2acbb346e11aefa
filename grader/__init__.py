"""Holt's grading engine: student code in a box, tests in a judge, plain data on the wire between them."""
