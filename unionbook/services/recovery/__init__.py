"""What the file does not take is not lost: it is kept on this PC and written when the file is back.

- `trouble`: is it the file that is at fault, and what is said then.
- `snapshot`, `wire`: a form, or the whole call of a deed, as plain data and back.
- `keeping`: deeds that survive; the journal of an open book (`store/pc/journal`).
- `replay`: writing what was kept through the same deed and the same door, once.
- `leftover`: what was typed and not saved, and what was left to the clerk.
- `comeback`: going on with a file that was away.
"""
