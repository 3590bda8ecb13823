"""How everything looks: colours, type, one style sheet, icons, pills."""
