import { encoded, refused } from './encoder.ts';
import type { Encode } from './encoder.ts';

/** The dialects of regular expressions, by what is special in them. */
const special: Readonly<Record<'basic' | 'extended', RegExp>> = {
  basic: /[\\.*[\]^$]/gu,
  extended: /[\\.*+?()[\]{}|^$]/gu,
};

/** The value stands for itself in a pattern; a line break would begin another pattern. */
export const regexText =
  (dialect: 'basic' | 'extended' | 'fixed'): Encode =>
  (value) => {
    if (/[\n\r]/u.test(value)) return refused('must not hold line breaks inside a pattern');
    return encoded(dialect === 'fixed' ? value : value.replaceAll(special[dialect], String.raw`\$&`));
  };

/** The value stands for itself in a shell pattern (find -name, KEYS of Redis): `*` is a star. */
export const globText: Encode = (value) => encoded(value.replaceAll(/[*?[\]\\]/gu, String.raw`\$&`));

/** Backslashes are read again by whoever gets the text (echo -e, awk -v). */
export const backslashed: Encode = (value) => encoded(value.replaceAll('\\', '\\\\'));

/** The format of printf: nothing in the value is a directive. */
export const printfFormat: Encode = (value) => encoded(value.replaceAll('\\', '\\\\').replaceAll('%', '%%'));

/** awk -v name=value: escapes are read; a line break is not allowed there by POSIX. */
export const awkVariable: Encode = (value) =>
  /[\n\r]/u.test(value) ? refused('must not hold line breaks') : encoded(value.replaceAll('\\', '\\\\'));

/** Inside a string of an awk program. */
export const awkString: Encode = (value) =>
  encoded(
    value
      .replaceAll('\\', '\\\\')
      .replaceAll('"', String.raw`\"`)
      .replaceAll('\n', String.raw`\n`)
      .replaceAll('\r', String.raw`\r`),
  );

/** The delimiter of sed's s command ends a part unless it is escaped; where escaping would give it a meaning it is refused. */
export const sedDelimiter =
  (delimiter: string): Encode =>
  (value) => {
    if (!value.includes(delimiter)) return encoded(value);
    return '/,#:@!~%_;'.includes(delimiter)
      ? encoded(value.replaceAll(delimiter, `\\${delimiter}`))
      : refused(`must not hold "${delimiter}", which ends this part of the sed script`);
  };

/** The right side of sed's s command: `&` and `\1` are what was found. */
export const sedReplacement: Encode = (value) => encoded(value.replaceAll(/[\\&\n]/gu, String.raw`\$&`));

/** A part of a selector of Kubernetes: a comma or sign would select something else. */
export const labelValue: Encode = (value) =>
  /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/u.test(value)
    ? encoded(value)
    : refused('must be a label’s value: letters, digits and - _ . up to 63 characters');

/** A part of a path: it must not lead out of the folder that the document names, nor be the folder itself. */
export const pathPart: Encode = (value) =>
  /(?:^|\/)\.{1,2}(?:\/|$)/u.test(value) ? refused('must not hold "." or ".." as a part of the path') : encoded(value);

/** Inside single quotes of YAML. */
export const yamlSingle: Encode = (value) =>
  /[\u0000-\u0008\u000A-\u001F\u007F]/u.test(value)
    ? refused('must not hold line breaks or control characters')
    : encoded(value.replaceAll("'", "''"));

/** A name in a jq program, behind the dot. */
export const jqName: Encode = (value) => (/^[A-Za-z_]\w*$/u.test(value) ? encoded(value) : refused('must be a field’s name'));

/** Any JSON text. */
export const jsonText: Encode = (value) => {
  try {
    JSON.parse(value);
    return encoded(value);
  } catch {
    return refused('must be JSON');
  }
};

/** Who to connect to: a name or an address, perhaps with a user before it. */
export const hostName: Encode = (value) =>
  /^(?:[A-Za-z0-9_][\w.-]*@)?[A-Za-z0-9_[][\w.:%\]-]*$/u.test(value) ? encoded(value) : refused('must be a host name or address');
