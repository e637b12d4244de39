/** Ends an exhaustive switch: the compiler refuses a forgotten case, and a lie at run time is loud. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
