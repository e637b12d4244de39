import { reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { actsByName } from '../acting-names.ts';
import type { Call } from '../program.ts';

/** The verbs of scanners that look and change nothing; their databases, servers and plugins are other verbs. */
const looking: Readonly<Record<string, RegExp>> = {
  trivy: /^(?:image|i|fs|filesystem|rootfs|repo|repository|config|sbom|vm|version|convert)$/u,
  grype: /^(?!(?:db|config|completion)$)/u,
  syft: /^(?!(?:convert|attest|login|config|cataloger|completion)$)/u,
  gitleaks: /^(?:detect|protect|dir|git|stdin|version)$/u,
  safety: /^(?:check|scan|validate|--version)$/u,
  bandit: /^/u,
};
const writing =
  /^(?:--(?:fix|output|autofix|in-place|report|save|file|cache-dir|reset|clear|template=@|generate|config|log-opts|diagnostics|cpuprofile|memprofile)|-c(?:=|$)|-[fqs]*o(?!p$)|-[ir](?:=|$)|server$|\?$)/u;

/** Scanners look at code or images and change neither; `go` reads by a few verbs. Null: nothing is known. */
export function scanners(call: Call): Judgement | null {
  const given = call.words.map((word) => word.value ?? '?');
  if (given.some((word) => writing.test(word) || (word.startsWith('--') && actsByName(word.split('=')[0] ?? word)))) return null;
  const [first = ''] = given.filter((word) => !word.startsWith('-') || word === '--version');
  const known = looking[call.program];
  if (known !== undefined) return known.test(first) ? reads('looks for weaknesses') : null;
  if (call.program !== 'go') return null;
  // go help build: these name programs to run
  if (given.some((word) => /^--?(?:toolexec|exec|vettool|o|mod(?:=mod|$)|w|u$|fix)/u.test(word))) return null;
  if (['version', 'env', 'list', 'vet', 'doc'].includes(given[0] ?? '')) return reads();
  return given[0] === 'tool' &&
    given[1] === 'pprof' &&
    given.some((word) => /^-(?:top|text|tree|raw|list|peek)/u.test(word)) &&
    !given.some((word) => /^--?(?:output|tools)/u.test(word))
    ? reads()
    : null;
}
