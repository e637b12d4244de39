const secretWord =
  /(?:^|[-_.])(?:token|secret|password|passwd|passphrase|pass|pwd|api[-_]?key|access[-_]?key|private[-_]?key|encryption[-_]?key|jwt|bearer|credentials?)(?:$|[-_.])|^(?:sk|pk|rk)_(?:test|live)/iu;
/** `access-key-id`, `secret-name` and `TOKEN_URL` name a secret, they are none. */
const namesSecret = /(?:name|[-_]id|[-_]arn|[-_]path|[-_]file|[-_]url|[-_]count|[-_]length)s?$/iu;

/** True when a name is that of a secret, and not of where one lies. */
export const isSecretName = (name: string): boolean => secretWord.test(name) && !namesSecret.test(name);

/** True when a name says that it names or finds a secret. */
export const isNameOfSecret = (name: string): boolean => namesSecret.test(name);
