/** Every value that stands under one of these names, however deep, in a body of JSON; null for a body that is none. */
export function namedValues(body: string | null, names: ReadonlySet<string>): readonly unknown[] | null {
  const found: unknown[] = [];
  try {
    JSON.parse(body ?? '', (name, value: unknown) => {
      if (names.has(name)) found.push(value);
      return value;
    });
  } catch {
    return null;
  }
  return found;
}
