import { bareGuard, guardOver } from './conditions.ts';
import { cleanTitle, labelledOption } from './options.ts';

/** What the words right above a code block or a list say about it. */
export interface Introduction {
  /** "If the disk is full:" */
  readonly condition: string | null;
  /** "Otherwise:" */
  readonly isOtherwise: boolean;
  /** "In any case:" */
  readonly endsGuard: boolean;
  /** "or", "Or roll back:" */
  readonly isAlternative: boolean;
  /** "Choose one of the following:" */
  readonly isChoice: boolean;
  /** "Option A" of "Option A: Restart", and what it says behind. */
  readonly option: string | null;
  readonly title: string | null;
}

const none: Introduction = {
  condition: null,
  isOtherwise: false,
  endsGuard: false,
  isAlternative: false,
  isChoice: false,
  option: null,
  title: null,
};

const otherwiseWord = /^(?:otherwise|else)\b(?!,?\s+if\b)/i;
const ifNot = /^if not\s*[,:]/i;
const elseIf = /^(?:otherwise|else),?\s+(?=if\b)/i;
const always = /^(?:in (?:any|either|both|all|every) cases?|either way|regardless)\b/i;
const orWord = /^(?:or|alternatively)\b/i;
const choice = /\b(?:choose|pick|select|use|try|do|run|follow|with) (?:exactly |just |only )?(?:one|either) of\b|^(?:either|one) of\b/i;
/** A paragraph that says more than this is no introduction. */
const longest = 200;

/** True for "Otherwise: …", and for "If not, …" where something was asked before. */
export const isOtherwise = (text: string, isAnswer: boolean): boolean => otherwiseWord.test(text) || (isAnswer && ifNot.test(text));

const forThings = /^[Ff]or\s+(?!Example)[A-Z][^\s,:.]{0,30}(?:\s[^\s,:.]{1,30}){0,4}(?=:$)/;

/** "If it is full" of "Else if it is full: …" too. */
function guardOfSentence(text: string): string | null {
  return forThings.exec(text)?.[0] ?? guardOver(text.replace(elseIf, ''));
}

const onlyGuard = /^(?:only\s+(?:if|when)|if|when|in case|unless|once)\b[^,:;.]{2,100}[,:.…]?$/i;
/** A verb with what it is done to, behind a guard without a comma: "If it fails restart it" is more than a guard. */
const isOnlyGuard = (text: string): boolean => onlyGuard.test(text) && text.split(/\s+/).length <= 9 && !text.endsWith('.');

/**
 * What a paragraph says about the block right below it. A guard counts when the sentence leads on (it ends with a colon)
 * or is nothing but the guard: "If this does not help, call X." says nothing about the block below.
 */
export function introductionOf(paragraph: string): Introduction {
  // Only the end leads on to what is below.
  const text = paragraph.slice(-2 * longest).trim();
  const last =
    text
      .split(/(?<=[.!?])\s+|\n/)
      .at(-1)
      ?.trim() ?? '';
  if (last === '' || last.length > longest) return none;
  const [first = ''] = text.split('\n', 1);
  const leadsOn = last.endsWith(':');
  const option = paragraph.length <= longest ? labelledOption(first) : null;
  if (option !== null) return { ...none, option, title: cleanTitle(first).title };
  return {
    ...none,
    condition: leadsOn || isOnlyGuard(last) ? guardOfSentence(last) : null,
    isOtherwise: (leadsOn || /^\w+[.,…]?$/.test(last)) && isOtherwise(last, true),
    endsGuard: always.test(last),
    isAlternative: orWord.test(last) && (leadsOn || /^\w+[.,…]?$/.test(last)),
    isChoice: leadsOn && choice.test(last),
  };
}

/** The guard of "Otherwise", in words that cannot be misread, from the guards that it answers to. */
export function otherwiseGuard(guards: readonly string[]): string {
  const [only, ...more] = guards;
  if (only === undefined) return 'Otherwise';
  if (more.length > 0) return `Otherwise (if NONE of these: ${guards.map(bareGuard).join('; ')})`;
  const unless = /^unless\s+(.+)$/i.exec(only)?.[1];
  return unless === undefined ? `Otherwise (if NOT: ${bareGuard(only)})` : `Otherwise (if ${unless})`;
}
