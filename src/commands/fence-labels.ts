/** What a text is, whatever its fence says. */
export type DetectedLanguage = 'bash' | 'sql' | 'promql' | 'http' | 'code' | 'config' | 'text';

const labels: Readonly<Record<string, DetectedLanguage>> = {
  bash: 'bash',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  console: 'bash',
  'shell-session': 'bash',
  shellsession: 'bash',
  terminal: 'bash',
  ksh: 'bash',
  sql: 'sql',
  pgsql: 'sql',
  postgresql: 'sql',
  postgres: 'sql',
  plpgsql: 'sql',
  mysql: 'sql',
  psql: 'sql',
  clickhouse: 'sql',
  promql: 'promql',
  prometheus: 'promql',
  metricsql: 'promql',
  http: 'http',
  rest: 'http',
  yaml: 'config',
  yml: 'config',
  json: 'config',
  json5: 'config',
  toml: 'config',
  ini: 'config',
  conf: 'config',
  nginx: 'config',
  properties: 'config',
  dotenv: 'config',
  env: 'config',
  hcl: 'config',
  terraform: 'config',
  xml: 'config',
  dockerfile: 'config',
  diff: 'config',
  text: 'text',
  txt: 'text',
  plain: 'text',
  plaintext: 'text',
  output: 'text',
  log: 'text',
  logs: 'text',
  markdown: 'text',
  md: 'text',
  mermaid: 'text',
  none: 'text',
};

/** Labels of languages that are written into files, or spoken to something that Tocsin does not run. */
const programming =
  /^(?:py(?:thon\d?)?|ipython|js|jsx|javascript|mjs|cjs|node|ts|tsx|typescript|go(?:lang)?|java|kotlin|scala|groovy|ruby|rb|irb|erb|php|perl|pl|lua|r|rust|rs|c|h|cpp|c\+\+|cs|csharp|fsharp|swift|dart|elixir|ex|erlang|haskell|clojure|ocaml|julia|powershell|ps1?|pwsh|batch|bat|vb(?:net)?|html?|css|scss|less|svg|graphql|gql|proto(?:buf)?|make(?:file)?|cmake|bazel|starlark|jinja2?|j2|rego|cue|jsonnet|libsonnet|jq|awk|sed|vim|viml|regex|ebnf|cypher|kql|kusto|logql|flux|spl|lucene|redis|mongo(?:db)?|plantuml|puml|dot|graphviz|csv|tsv|latex|tex|rst|asciidoc|patch|udiff|systemd|cron(?:tab)?|apache|haproxy|caddyfile|vcl|puppet|bicep|nix|wat|wasm|asm|solidity|applescript|expect|tcl|vue|svelte)$/u;

/** What the label of a fence announces; null where it names no language. */
export function labelledLanguage(fenceLanguage: string | null): DetectedLanguage | null {
  const label =
    fenceLanguage
      ?.trim()
      .toLowerCase()
      .split(/[\s,{:]/u)[0] ?? '';
  // A label that names no language ("command") is as good as none.
  return Object.hasOwn(labels, label) ? (labels[label] ?? null) : programming.test(label) ? 'code' : null;
}
