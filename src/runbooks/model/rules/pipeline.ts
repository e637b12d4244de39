/** The stages of a shell statement, one list for each pipeline in it (`a | b && c` gives [[a, b], [c]]); what is quoted or substituted is never cut. */
export function pipelines(text: string): readonly (readonly string[])[] {
  const lists: string[][] = [];
  let stages: string[] = [];
  let stage = '';
  let quote = '';
  let depth = 0;
  const endStage = (): void => {
    if (stage.trim() !== '') stages.push(stage.trim());
    stage = '';
  };
  const endList = (): void => {
    endStage();
    if (stages.length > 0) lists.push(stages);
    stages = [];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    const two = text.slice(at, at + 2);
    if (character === '\\' && quote !== "'") {
      // A continued line is one line.
      stage += two === '\\\n' && quote === '' ? ' ' : two;
      at++;
    } else if (quote !== '') {
      if (character === quote) quote = '';
      stage += character;
    } else if (character === '"' || character === "'" || character === '`') {
      quote = character;
      stage += character;
    } else if (depth === 0 && (two === '||' || two === '&&')) {
      endList();
      at++;
    } else if (depth === 0 && character === ';') endList();
    else if (depth === 0 && character === '|') {
      endStage();
      if (two === '|&') at++;
    } else {
      if (character === '(' || character === '{') depth++;
      if ((character === ')' || character === '}') && depth > 0) depth--;
      stage += character;
    }
  }
  endList();
  return lists;
}

/** The program of a stage, behind `sudo`, `time` and variables set for it alone. */
export function programOf(stage: string): string {
  const words = stage.trimStart().split(/\s+/, 12);
  return words.find((word) => !/^(?:sudo|time|command|nohup|env|-\w+|\w+=.*)$/.test(word)) ?? '';
}
