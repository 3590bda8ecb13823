"""附件 in a form: dropped, pasted, shown as small pictures, looked at, taken out."""
