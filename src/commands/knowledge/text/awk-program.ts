const operandEnds = /[\w)\]$]/u;
const notOperands = new Set(['return', 'in', 'print', 'printf', 'case', 'delete', 'do', 'else', 'exit', 'if', 'while']);

/**
 * An awk program with its strings, patterns and comments taken out, or null when one of them is not clear. `/`
 * begins a pattern wherever no value stands before it, as in awk's own grammar.
 */
function skeletonOf(program: string): string | null {
  let skeleton = '';
  let at = 0;
  const skip = (end: string): boolean => {
    for (at += 1; at < program.length; at += 1) {
      const character = program[at];
      if (character === '\\') at += 1;
      else if (character === end) {
        at += 1;
        return true;
      } else if (character === '\n') return false;
      // A class may hold the delimiter in some awks and not in others.
      else if (character === '[' && end === '/' && /^\[[^\]\n]*\//u.test(program.slice(at, at + 200))) return false;
    }
    return false;
  };
  while (at < program.length) {
    const character = program[at] ?? '';
    if (character === '"') {
      if (!skip('"')) return null;
      skeleton += '$';
    } else if (character === '#') {
      while (at < program.length && program[at] !== '\n') at += 1;
    } else if (character === '/') {
      const before = skeleton.trimEnd();
      // After `x++` only the whole grammar can tell.
      if (/(?:\+\+|--)$/u.test(before)) return null;
      const word = /[A-Za-z_]\w*$/u.exec(before)?.[0];
      // What stands behind a condition is a statement: a pattern may begin it.
      if (/\b(?:if|while|for)\s*\([^()]*\)$/u.test(before)) return null;
      const isDivision = word === undefined ? operandEnds.test(before.at(-1) ?? '') : !notOperands.has(word);
      if (isDivision) {
        skeleton += '/';
        at += 1;
      } else {
        if (!skip('/')) return null;
        skeleton += '$';
      }
    } else {
      skeleton += character;
      at += 1;
    }
  }
  return skeleton;
}

/** True when an awk program runs no program, writes no file and reads none but its input. */
export function awkProgramIsPlain(program: string): boolean {
  const skeleton = skeletonOf(program);
  if (skeleton === null) return false;
  if (/\b(?:system|getline|close|fflush|extension)\b|@/u.test(skeleton)) return false;
  if (skeleton.replaceAll('||', ' ').includes('|')) return false;
  // A line goes on behind a comma, behind `||` and `&&`, and behind a backslash.
  const lines = skeleton.replaceAll(/(,|\|\||&&|\\)\s*\n/gu, '$1 ');
  // `print … > file`; a comparison inside parentheses would be none, but is refused, too.
  return !/\bprintf?\b[^;}\n]*>/u.test(lines);
}
