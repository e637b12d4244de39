/**
 * True when a sed script only prints, deletes and substitutes: no `w`, `W`, `r`, `e`, and no flags `w` and `e` of
 * `s`. A small reader of sed's grammar that goes through the script once; what it does not know is not plain.
 */
export function sedScriptIsPlain(script: string): boolean {
  let at = 0;
  const skipBlanks = (): void => {
    while (at < script.length && /[\s;{}]/u.test(script[at] ?? '')) at += 1;
  };
  /**
   * Skips to the next unescaped delimiter; false when there is none. In a pattern GNU sed takes a delimiter inside
   * brackets for a character, POSIX does not say so: where the two differ, the script is not plain.
   */
  const skipPart = (delimiter: string, isPattern = true): boolean => {
    for (; at < script.length; at += 1) {
      const character = script[at];
      if (character === '\\') at += 1;
      else if (isPattern && character === '[') {
        const list = /^\[\^?\]?(?:\[[:.=][^\]\n]{0,30}[:.=]\]|[^\]\n])*\]/u.exec(script.slice(at, at + 300))?.[0];
        // A class is closed before anything in it could be taken for the end.
        if (list === undefined) return false;
        if (list.includes(delimiter) && !isEndOfPart(at + list.length, delimiter)) return false;
        at += list.length - 1;
      } else if (character === delimiter) {
        at += 1;
        return true;
      } else if (character === '\n') return false;
    }
    return false;
  };
  /** True when what follows a class with the delimiter in it makes sense in GNU's reading only: `s/[^/]*$//`. */
  const isEndOfPart = (from: number, delimiter: string): boolean => {
    const rest = script.slice(from);
    const [quoted] = delimiter.match(/[^\w\s]/gu) ?? [];
    return quoted !== undefined && new RegExp(`^[*+?$]*\\${quoted}[\\w.:= -]{0,60}\\${quoted}[gpI0-9]*\\s*$`, 'u').test(rest);
  };
  const skipAddress = (): boolean => {
    if (/[\d$]/u.test(script[at] ?? '')) {
      if (script[at] === '$') at += 1;
      else while (/[\d~]/u.test(script[at] ?? '')) at += 1;
      return true;
    }
    if (script[at] === '/') {
      at += 1;
      return skipPart('/') && (skipLetters('IM'), true);
    }
    if (script[at] === '\\' && script[at + 1] !== undefined) {
      const delimiter = script[at + 1] ?? '';
      at += 2;
      return skipPart(delimiter) && (skipLetters('IM'), true);
    }
    return true;
  };
  const skipLetters = (letters: string): void => {
    while (at < script.length && letters.includes(script[at] ?? '')) at += 1;
  };
  while (true) {
    skipBlanks();
    if (at >= script.length) return true;
    if (!skipAddress()) return false;
    skipLetters(' \t');
    if (script[at] === ',') {
      at += 1;
      skipLetters(' \t+~');
      if (!skipAddress()) return false;
    }
    skipLetters(' \t!');
    const command = script[at];
    at += 1;
    switch (command) {
      case 'p':
      case 'd':
      case 'P':
      case 'D':
      case 'n':
      case 'N':
      case 'g':
      case 'G':
      case 'h':
      case 'H':
      case 'x':
      case '=':
      case 'l':
      case 'z':
      case '{':
      case '}':
        break;
      case 'q':
      case 'Q':
        skipLetters(' 0123456789');
        break;
      case ':':
      case 'b':
      case 't':
      case 'T':
        // In GNU sed a label ends at a blank, in others at the line's end.
        skipLetters(' ');
        while (at < script.length && /[\w-]/u.test(script[at] ?? '')) at += 1;
        break;
      case '#':
        while (at < script.length && script[at] !== '\n') at += 1;
        break;
      case 'a':
      case 'i':
      case 'c': {
        // The text goes to the line's end; a backslash carries it on.
        while (at < script.length && script[at] !== '\n') at += script[at] === '\\' ? 2 : 1;
        break;
      }
      case 's':
      case 'y': {
        const delimiter = script[at] ?? '';
        if (delimiter === '' || delimiter === '\n' || delimiter === '\\') return false;
        at += 1;
        if (!skipPart(delimiter, command === 's') || !skipPart(delimiter, false)) return false;
        if (command === 's') skipLetters('gpiIM0123456789');
        break;
      }
      default:
        return false;
    }
    skipLetters(' \t');
    // Anything but the end of a command here (as the flag w or e) is not known.
    if (at < script.length && !/[;\n}{]/u.test(script[at] ?? '') && command !== '{' && command !== '}') return false;
  }
}
