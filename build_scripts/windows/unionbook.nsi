; The installer for Windows: for one user, without an administrator, in Chinese. build.py calls makensis with
;   FOLDER   the frozen program        OUT       the installer to write      ICON   its icon
;   VERSION  1.2.3                     NUMBERS   1.2.3.0                     SIZE   of the program in KiB
;   REMOVE   a file with a line for each file and folder the installer lays down

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave off
ManifestDPIAware true
RequestExecutionLevel user

!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\UnionBook"
!define CLASSES "Software\Classes"
!define TYPE "UnionBook.Book"

Name "工会台账 UnionBook"
BrandingText "工会台账 UnionBook ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\UnionBook"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "工会台账 UnionBook"
VIAddVersionKey /LANG=2052 "FileDescription" "工会台账 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache License 2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEPAGE_TITLE "安装工会台账 ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "工会台账装在您自己的用户名下，不需要管理员，也不连网络。$\r$\n$\r$\n已经装过旧版本的，会在原处换成新版本。台账文件（.ubk）、备份和设置都不会动。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\unionbook.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开工会台账"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "将从这台电脑上移除工会台账程序。您的台账文件（.ubk）、备份和设置都会留下。"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; Says a sentence and gives up; silently (/S) the exit code alone tells.
!macro Refuse CODE SENTENCE
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; The program's file cannot be opened for writing while it runs.
!macro RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\unionbook.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\unionbook.exe" a
    ${If} ${Errors}
      !insertmacro Refuse 4 "工会台账正开着，或者“$INSTDIR”不许写入，没有改动任何东西。请先关闭工会台账，再运行一次。"
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro Refuse 2 "这台电脑的 Windows 是 32 位的，工会台账需要 64 位的 Windows 10（1809 或更新）。没有安装，什么也没有改动。"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIf} ${AtMostBuild} 17762
    !insertmacro Refuse 3 "这台电脑的 Windows 版本太旧，工会台账需要 Windows 10 1809 或更新的版本。没有安装，什么也没有改动。请先升级系统，或换一台电脑。"
  ${EndIf}
FunctionEnd

!macro RemoveProgram
  !include "${REMOVE}"
!macroend

Section
  !insertmacro RefuseWhileRunning
  SetOutPath "$INSTDIR"
  ; What an earlier version laid down and this one does not have must not stay.
  ${If} ${FileExists} "$INSTDIR\_internal\files.txt"
    RMDir /r "$INSTDIR\_internal"
  ${EndIf}
  ClearErrors
  File /r "${FOLDER}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    !insertmacro Refuse 5 "程序没有装全（磁盘已满，或不许写入“$INSTDIR”）。台账文件没有动。请清出空间，再运行一次。"
  ${EndIf}
  SetOutPath "$INSTDIR"
  CreateShortcut "$SMPROGRAMS\工会台账.lnk" "$INSTDIR\unionbook.exe"

  WriteRegStr HKCU "${CLASSES}\.ubk" "" "${TYPE}"
  WriteRegStr HKCU "${CLASSES}\.ubk" "Content Type" "application/x-unionbook"
  WriteRegStr HKCU "${CLASSES}\.ubk\OpenWithProgids" "${TYPE}" ""
  WriteRegStr HKCU "${CLASSES}\${TYPE}" "" "工会台账"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\DefaultIcon" "" "$INSTDIR\unionbook.exe,0"
  WriteRegStr HKCU "${CLASSES}\${TYPE}\shell\open\command" "" '"$INSTDIR\unionbook.exe" "%1"'

  WriteRegStr HKCU "${KEY}" "DisplayName" "工会台账 UnionBook"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\unionbook.exe"
  WriteRegStr HKCU "${KEY}" "Publisher" "UnionBook"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section Uninstall
  !insertmacro RefuseWhileRunning
  ; By name, not the whole folder: a book or anything else the user put there stays.
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\工会台账.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.ubk" ""
  ${If} $0 == "${TYPE}"
    DeleteRegKey HKCU "${CLASSES}\.ubk"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${TYPE}"
  DeleteRegKey HKCU "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
