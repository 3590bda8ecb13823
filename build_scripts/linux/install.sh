#!/bin/sh
# 把工会台账放进本用户的应用菜单，.ubk 用它打开；不需要管理员，程序就在这个文件夹里，不复制。
#   ./install.sh            登记（换了位置或换了新版本，再运行一次）
#   ./install.sh --remove   取消登记；台账、备份和设置都不动
set -eu

here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/unionbook.desktop
type=$share/mime/packages/unionbook.xml
icon=$share/icons/hicolor/scalable/apps/unionbook.svg

# A path in a desktop entry: signs of the shell behind a backslash, then each backslash twice, % twice.
written() {
    printf '%s' "$1" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g'
}

refresh() {
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$share/applications" || true; fi
    if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime" || true; fi
    if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -qtf "$share/icons/hicolor" || true; fi
}

case ${1-} in
--remove)
    rm -f "$entry" "$type" "$icon"
    [ ! -d "$share/mime/packages" ] || refresh
    echo "已从应用菜单里取消登记。程序文件夹可以直接删除。"
    exit 0
    ;;
"") ;;
*)
    echo "用法：$0 [--remove]" >&2
    exit 2
    ;;
esac

if [ ! -x "$here/unionbook" ]; then
    echo "这个文件夹里没有 unionbook 程序，没有登记。请把压缩包全部解压出来，再运行一次。" >&2
    exit 1
fi
mkdir -p "${entry%/*}" "${type%/*}" "${icon%/*}"
cp "$here/desktop/unionbook.xml" "$type"
cp "$here/_internal/resources/icons/app.svg" "$icon"
chmod 644 "$type" "$icon"
while IFS= read -r line; do
    case $line in
    Exec=*) printf 'Exec="%s" %%f\n' "$(written "$here/unionbook")" ;;
    # Not a command line: only the backslash is a sign of its own.
    TryExec=*) printf 'TryExec=%s\n' "$(printf '%s' "$here/unionbook" | sed 's/\\/\\\\/g')" ;;
    *) printf '%s\n' "$line" ;;
    esac
done <"$here/desktop/unionbook.desktop" >"$entry"
refresh
if command -v xdg-mime >/dev/null; then xdg-mime default unionbook.desktop application/x-unionbook || true; fi
echo "已登记：应用菜单里有“工会台账”，双击 .ubk 文件就打开。"
