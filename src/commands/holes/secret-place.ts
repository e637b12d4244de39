import { isNameOfSecret, isSecretName } from './secret-name.ts';

/** Headers that carry what proves who asks. */
const header =
  /(?:^|[\s"'])(?:authorization|(?:x-)?(?:[a-z]{1,20}-){0,3}(?:api-?key|auth-?key|access-?key|token|secret))\s*:\s*(?:(?:bearer|basic|token|apikey)\s+)?["']?$/iu;
/** `--from-literal=key=`, whose value is what the secret holds. */
const literal = /\bcreate\s+secret\b.*\s--from-literal[=\s]["']?[\w.-]+=["']?$/u;
/** `patch secret x -p '{"data": …`. */
const patch = /\bpatch\s+secrets?\b.*\s(?:-p|--patch)[=\s]*(?=["'])/u;
/** `curl -u user:`. */
const login = /\b(?:curl|wget)\b.*\s(?:-u|--user)[=\s]?["']?[^\s"':]+:$/u;
const option = /\s--(?:password|passwd|pass|token|api-?key|auth-token|client-secret)[=\s]["']?$/u;
/** `API_KEY=`, `"password": "`. */
const assigned = /(?:^|[\s"'{,?&;=])([A-Za-z][\w.-]{0,60})["']?(?:=|:\s?)["']?$/u;

/** True when the end of a text lies inside quotes, or inside `$(…)`, that begin after an index. */
function isOpenAfter(text: string, index: number): boolean {
  const rest = text.slice(index).trimStart();
  const quote = rest[0] ?? '';
  const substitution = rest.lastIndexOf('$(');
  return (rest.split(quote).length - 1) % 2 === 1 || (substitution >= 0 && !rest.slice(substitution).includes(')'));
}

/** True when a value at the end of this text of one line is a secret; its own name counts only where another name is all that says so. */
export function isSecretPlace(before: string, name: string): boolean {
  if (header.test(before) || literal.test(before) || login.test(before)) return true;
  const patched = patch.exec(before);
  if (patched !== null && isOpenAfter(before, patched.index + patched[0].length)) return true;
  return !isNameOfSecret(name) && (option.test(before) || isSecretName(assigned.exec(before)?.[1] ?? ''));
}
