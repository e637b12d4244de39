import { words } from '../verbs.ts';

const harmlessModules = new Set(
  words('json sys datetime time math base64 hashlib uuid secrets string random ssl platform re collections statistics ipaddress'),
);

/** Names that may be called, imported or reached by a dot: they compute, print, or read the standard input. */
const harmlessNames = new Set(
  words(`print len str int float sorted list dict set sum min max round range enumerate zip any all bool repr format isinstance type map filter reversed abs exit
  load loads dumps get items keys values split strip rstrip lstrip join replace lower upper startswith endswith append count index
  datetime date timedelta now utcnow today timestamp isoformat strftime strptime fromtimestamp utcfromtimestamp total_seconds days seconds year month day hour minute
  b64encode b64decode urlsafe_b64encode urlsafe_b64decode decode encode hexdigest sha256 sha512 md5 sha1 uuid4 hex token_hex token_urlsafe choice choices randint ascii_letters digits
  Counter most_common mean median time ctime gmtime sqrt floor ceil log10 pi python_version machine read readlines readline search match findall sub group groups ip_address ip_network
  stdin stdout stderr argv version version_info maxsize executable OPENSSL_VERSION major minor micro`),
);

const keywords = new Set(words('if in and or not for while return lambda else elif is assert'));

const listIsHarmless = (list: string, names: ReadonlySet<string>): boolean =>
  list.split(',').every((each) => /^\s*\w+(?:\s+as\s+\w+)?\s*$/u.test(each) && names.has(/\w+/u.exec(each)?.[0] ?? ''));

/**
 * True for a short Python text that imports only modules which compute, reaches and calls only names of the list
 * above, and reads only its standard input. Everything else is not known.
 */
export function plainPython(text: string): boolean {
  if (text.length > 2000 || /[\uE000-\uF8FF@`]|'''|"""/u.test(text)) return false;
  const bare = text.replaceAll(/(?<![A-Za-z])(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/gu, ' S ');
  // What is left in quotes could not be read (f-strings hold code); underscores lead behind the scenes.
  if (/['"]|\b_|\b(?:exec|eval|compile|def|class|with|del|global|nonlocal|yield|await|async|open|input)\b|[\])]\s*\(|S\s*\(/u.test(bare))
    return false;
  const plainImports = [...bare.matchAll(/(?:^|[;\n])\s*import\s+([^;\n]+)/gu)];
  const fromImports = [...bare.matchAll(/(?:^|[;\n])\s*from\s+(\w+)\s+import\s+([^;\n]+)/gu)];
  if ([...bare.matchAll(/\bimport\b/gu)].length !== plainImports.length + fromImports.length) return false;
  if (!plainImports.every((match) => listIsHarmless(match[1] ?? '', harmlessModules))) return false;
  if (!fromImports.every((match) => harmlessModules.has(match[1] ?? '') && listIsHarmless(match[2] ?? '', harmlessNames))) return false;
  return (
    [...bare.matchAll(/\.\s*([A-Za-z_]\w*)/gu)].every((match) => harmlessNames.has(match[1] ?? '')) &&
    [...bare.matchAll(/([A-Za-z_]\w*)\s*\(/gu)].every((match) => harmlessNames.has(match[1] ?? '') || keywords.has(match[1] ?? ''))
  );
}

/** True for one substitution or one print of fields, without code in its replacement. */
export const plainPerl = (text: string): boolean =>
  /^(?:s\/(?:[^/\\\n@$`(]|\\.)*\/(?:[^/\\\n@`]|\\.)*\/[gimsx]*;?|print(?:\s+\$_|\s+if\s+\/(?:[^/\\\n`@$({]|\\.)*\/)?;?)$/u.test(
    text.trim(),
  );
