"""Reviews that people marked in a spreadsheet."""
