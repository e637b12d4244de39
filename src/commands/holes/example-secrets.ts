import { whole } from './rule.ts';
import type { Rule } from './rule.ts';

/** Words that stand for a secret where one belongs. */
const words = 'password|passw0rd|changeme|change-me|secret';

/** Secrets that documents write as words or in short: `Bearer token`, `-u admin:password`, `sk_test_abc123`. */
export const exampleSecrets: readonly Rule[] = [
  // token=token, Bearer token, "Access-Token: token", forUsername=username.
  {
    hint: /token|username|password|api_?key|secret/iu,
    pattern: /(?<=[?&][A-Za-z_]*(token|username|password|api_?key|secret)=)\1(?![\w-])/giu,
    read: (match) => whole(match, match[1] ?? 'value'),
  },
  {
    hint: /bearer|token:|key:/iu,
    pattern: /(?<=(?:\bBearer|[\w-]*token:|[\w-]*key:)\s)(token|key|your[-_]?(?:api[-_]?)?(?:token|key)|api[-_]?key)(?=["'\s]|$)/giu,
    read: (match) => whole(match, match[1] ?? 'token'),
  },
  {
    hint: /--pass|PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH/iu,
    pattern:
      /(?<=(?:--pass(?:word)?|\bPGPASSWORD|\bMYSQL_PWD|\bREDISCLI_AUTH)[=\s]["']?)(?:password|changeme|secret|passw0rd)(?=["'\s]|$)/giu,
    read: (match) => whole(match, 'password'),
  },
  {
    hint: /:(?:pass|secret|changeme)/iu,
    pattern: /(?<=:\/\/[\w.-]{1,60}:)(?:pass(?:word)?|secret|changeme)(?=@)/giu,
    read: (match) => whole(match, 'password'),
  },
  {
    // curl -u admin:password
    hint: /\s(?:-u|--user)[=\s]/u,
    pattern: new RegExp(`(?<=\\s(?:-u|--user)[=\\s]["']?[\\w.@-]{1,60}:)(?:pass|${words})(?=["'\\s]|$)`, 'giu'),
    read: (match) => whole(match, 'password'),
  },
  {
    // mysql -pSECRET
    hint: /\s-p\w/u,
    pattern: new RegExp(`(?<=\\b(?:mysql\\w*|mariadb)\\s(?:[^\\n|;&]{0,200}\\s)?-p)(?:[A-Z][A-Z_]{2,}|${words})(?=\\s|$)`, 'gu'),
    read: (match) => whole(match, 'password'),
  },
  {
    // --from-literal=password=changeme, DB_PASSWORD=changeme
    hint: /[=:]["']?(?:pass|change|secret)/iu,
    pattern: new RegExp(`(?<=(?:password|passwd|secret|token|api_?key)=["']?)(?:${words})(?=["'\\s&]|$)`, 'giu'),
    read: (match) => whole(match, 'password'),
  },
  {
    hint: /[sr]k_(?:test|live)_|pk_(?:test|live)_/u,
    pattern: /(?<![\w-])([spr]k_(?:test|live))_[A-Za-z0-9]{3,12}(?![\w.])/gu,
    read: (match) => whole(match, match[1] ?? 'token'),
  },
];
