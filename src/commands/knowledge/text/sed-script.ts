/**
 * True when a sed script only prints, deletes and substitutes: no `w`, `W`, `r`, `e`, and no flags `w` and `e` of
 * `s`. A small reader of sed's grammar that goes through the script once; what it does not know is not plain.
 */
export function sedScriptIsPlain(script: string): boolean {
  let at = 0;
  const skipBlanks = (): void => {
    while (at < script.length && /[\s;{}]/u.test(script[at] ?? '')) at += 1;
  };
  /** Skips to the next unescaped delimiter; character classes may hold it. False when there is none. */
  const skipPart = (delimiter: string): boolean => {
    for (; at < script.length; at += 1) {
      const character = script[at];
      if (character === '\\') at += 1;
      else if (character === delimiter) {
        at += 1;
        return true;
      } else if (character === '\n') return false;
    }
    return false;
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
        while (at < script.length && /[\w -]/u.test(script[at] ?? '')) at += 1;
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
        if (!skipPart(delimiter) || !skipPart(delimiter)) return false;
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
