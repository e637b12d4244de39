export const mask = '••••••';

/** Shapes of well-known credentials, masked even when nobody told us that they are secret. */
const knownShapes: readonly RegExp[] = [
  /\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{8,}\b/g,
  /\bxox[abpors]-[A-Za-z0-9-]{10,}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{20,}\b/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\b/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g,
];
const keyed =
  /((?:password|passwd|secret|token|api[_-]?key|authorization|private[_-]?key)["']?\s*[:=]\s*)("?)(?:(?:bearer|basic)\s+)?[^\s"',;&]{4,}/gi;
const secretName = /^(?:.*[-_.])?(?:password|passwd|secret|token|api[_-]?key|authorization|private[_-]?key)$/i;
const urlPassword = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:@/]*:)[^\s@/]+@/gi;

/** Whether a field of this name holds a secret, whatever its value looks like. */
export const isSecretName = (name: string): boolean => secretName.test(name);

export type Redact = (text: string) => string;

/**
 * Makes a function that masks secrets in text before it is stored, logged or sent.
 * `secrets` are the exact values known to this installation; short ones (< 4) are left,
 * since masking every "1" would destroy the evidence.
 */
export function createRedactor(secrets: readonly string[] = []): Redact {
  const values = secrets.filter((value) => value.length >= 4).toSorted((a, b) => b.length - a.length);
  return (text) => {
    let result = text;
    for (const value of values) result = result.replaceAll(value, mask);
    for (const shape of knownShapes) result = result.replace(shape, mask);
    return result.replace(keyed, `$1$2${mask}`).replace(urlPassword, `$1${mask}@`);
  };
}
