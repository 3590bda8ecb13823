"""What becomes of a form's content: a final record, a draft, or nothing. Each tells the clerk and can be undone."""

from typing import TYPE_CHECKING

from unionbook.ground.errors import Refusal
from unionbook.ground.fields import Value
from unionbook.ground.stages import Move
from unionbook.services import saving
from unionbook.services.recovery.keeping import Kept
from unionbook.services.stage import move
from unionbook.ui.form.writing import Writing
from unionbook.ui.frame.page import Shell
from unionbook.ui.ledger.drafts import title_of

if TYPE_CHECKING:
    from unionbook.ui.form.form import Form


def keep_final(shell: Shell, writing: Writing) -> bool:
    """Save as a final record; False when something is wrong with it or the file does not take it."""
    try:
        problems = saving.save(writing.entry)
    except Refusal as refusal:
        return _refused(shell, writing, refusal)
    if saving.errors(problems):
        writing.problems = problems
        writing.try_to_save()
        return False
    shell.toast(f"已保存 {title_of(writing.entry)}".strip(), shell.undo)
    return True


def keep_draft(shell: Shell, writing: Writing) -> bool:
    """Keep as a draft; False when the file does not take it."""
    try:
        problems = saving.save_draft(writing.entry)
    except Refusal as refusal:
        return _refused(shell, writing, refusal)
    left = len(saving.errors(problems))
    shell.toast(f"已存为草稿：还有 {left} 处待改" if left else "已存为草稿", shell.undo)
    return True


def _refused(shell: Shell, writing: Writing, refusal: Refusal) -> bool:
    writing.kept = isinstance(refusal, Kept)
    shell.refuse(refusal)
    return False


def give_up_draft(shell: Shell, writing: Writing) -> bool:
    """Drop the draft; the final record, if there is one, stays. False when the file does not take it."""
    try:
        saving.drop_draft(shell.book, writing.entry.kind, writing.entry.uid)
    except Refusal as refusal:
        shell.refuse(refusal)
        return False
    shell.toast(f"已放弃草稿 {title_of(writing.entry)}".strip(), shell.undo)
    return True


def restore_value(form: "Form", name: str, value: Value) -> None:
    """Give a field of the record shown a value it had, in an act of its own."""
    from unionbook.services.past import restore_field

    if form.writing is None or (form.count and not form.save()):
        return
    label = form.kind.fields[name].label
    try:
        wrong = saving.errors(restore_field(form.book, form.kind, form.uid, name, value))
    except Refusal as refusal:
        form.shell.refuse(refusal)
        return
    if wrong:
        form.shell.refuse(Refusal(f"“{label}”没有恢复：{wrong[0].sentence}"))
        return
    form.show_writing(Writing(form.book, form.kind, form.uid))
    form.shell.toast(f"已恢复{label}", form.shell.undo)


def next_step(writing: Writing | None) -> Move | None:
    """The usual next step of a record on which work is still to be done."""
    path = writing.entry.kind.stages if writing is not None else None
    if writing is None or path is None or not writing.entry.exists:
        return None
    here = writing.entry.values[path.field]
    stage, moves = path.stage(here), path.moves_from(here)
    return moves[0] if stage is not None and stage.open and moves else None


def take_step(shell: Shell, writing: Writing, step: Move) -> bool:
    """Move a saved record to the next stage, dated today; False, with what is missing demanded, when it may not go."""
    entry = writing.entry
    try:
        result = move(shell.book, entry.kind, [entry.uid], step.to, shell.book.today())
    except Refusal as refusal:
        shell.refuse(refusal)
        return False
    if result.aside:
        for name in step.needs:
            if entry.values[name] is None:
                writing.demand(name, f"“{step.verb}”之前要先填{entry.kind.fields[name].label}。")
        return False
    shell.toast(f"{step.verb}：{title_of(entry)}", shell.undo)
    return True
