"""Words that a PDF reader acts on, for tests and fuzzing: numbers, marks, bullets, broken words."""

LIKELY = (
    *("1.", "2.", "3.", "4.2", "17", "¹", "[2]", "•", "(a)", "–"),
    *("Unit", "the", "board:", "end.", "of-"),
)
