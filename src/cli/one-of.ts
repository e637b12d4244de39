import { InvalidArgumentError } from 'commander';

/** A reader of an option's value that takes one of these words; any other is wrong use (exit 2). */
export function oneOf<T extends string>(...allowed: readonly T[]): (value: string) => T {
  return (value) => {
    const found = allowed.find((entry) => entry === value);
    if (!found) throw new InvalidArgumentError(`must be one of ${allowed.join(', ')}`);
    return found;
  };
}
