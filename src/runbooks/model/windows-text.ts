// Commands of Windows: Tocsin has no grammar for them, so they are shown as code and never run.

const labels = /^(?:cmd|cmd\.exe|dos|doscon|wincmd|winbatch|batch|batchfile|bat|powershell|ps1?|posh|pwsh)$/i;
/** `C:\Users\x>`, `PS C:\>` before what was typed. */
const prompt = /^\s*(?:(?:PS )?[A-Za-z]:\\[^<>|\n]{0,200}>|PS>)?\s*/;
const ownPrograms =
  /^(?:bcdedit|chkdsk|cscript|dism|diskpart|fsutil|gpupdate|icacls|iisreset|ipconfig|net(?:\.exe)? (?:start|stop|use|user|localgroup)|netsh|reg (?:add|delete|query|export)|robocopy|sc(?:\.exe)? (?:query|start|stop|config|delete)|schtasks|sfc \/|takeown|taskkill|tasklist|w32tm|wevtutil|wmic|xcopy)(?:\.exe)?\b/i;
/** Words that mean something else elsewhere count with a switch, a drive or a variable of Windows behind them. */
const sharedWords = /^(?:attrib|call|cd|copy|del|dir|echo|erase|if|md|mkdir|move|rd|ren|rmdir|set|shutdown|start|type)\b/i;
const windowsArgument = /\s\/[a-z?]{1,2}(?:[\s:]|$)|\b[A-Za-z]:\\|%[A-Za-z_]\w{0,40}%/i;
const cmdlet =
  /^(?:Add|Clear|Connect|Copy|Disable|Dismount|Enable|Export|Get|Import|Install|Invoke|Mount|Move|New|Remove|Rename|Repair|Reset|Restart|Restore|Resume|Set|Start|Stop|Suspend|Test|Uninstall|Unblock|Update|Wait)-[A-Z][A-Za-z]{2,40}(?:\s|$)/;

export const isWindowsLabel = (label: string | null): boolean => labels.test(label?.trim() ?? '');

function isWindowsLine(line: string): boolean {
  const typed = line.slice(0, 1_000).replace(prompt, '');
  return ownPrograms.test(typed) || cmdlet.test(typed) || (sharedWords.test(typed) && windowsArgument.test(typed));
}

/** True where a line can only be meant for a shell of Windows. */
export const looksLikeWindows = (text: string): boolean => text.split('\n').some(isWindowsLine);
