/** The end of a switch that forgot nothing: a new case is a type error here. */
export function exhausted(value: never): never {
  throw new Error(`Not foreseen: ${JSON.stringify(value)}`);
}
