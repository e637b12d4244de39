import type { SectionKind } from './document.ts';

/** What authors call the parts of a runbook. The first row that fits decides, so narrow ones come first. */
// Chinese: one of the public collections is translated.
const synonyms: readonly (readonly [SectionKind, RegExp])[] = [
  [
    'reference',
    /^appendi(?:x|ces)\b|\bobjectives?$|\bservice[\s-]level\b|\b(?:RTO|RPO)\b|^pre[\s-]?\w*[\s-](?:\w+ )?check(?:s|list)\b|\b(?:schedule|cheat[\s-]?sheet|quick reference(?: commands)?|useful (?:commands|queries|links))$/i,
  ],
  [
    'other',
    /^(?!.*\b(?:roll|restart|recover|restor|fail|scal))(?:.*\b(?:deployment|migration|creation)$|(?:before|during|after)\b(?!.*\bincident))/i,
  ],
  ['symptoms', /^(?:含义|描述|概述)$/],
  ['impact', /^影响$/],
  ['diagnosis', /^(?:诊断|排查|调查)$/],
  ['mitigation', /^(?:缓解|缓解措施|修复|解决方案)$/],
  [
    'post-incident',
    /\bpost[\s-]?(?:incident|mortem|event|resolution)|\bpostmortem|\bretrospective|\blessons learn(?:ed|t)|\bfollow[\s-]?ups?\b|\bpir\b|\baction items?\b|\bafter (?:the |an )?incident|^(?:\w+ )?timeline\b(?! of)|\bwhat (?:went|could|did)\b(?: \w+){0,6}|\bwhat we learned\b|\bluck\b|\bnear miss(?:es)?\b|\bwhere we got lucky\b|\bnext steps\b/i,
  ],
  [
    'communication',
    /\bcommunicat|\bnotif(?:y|ications?)\b|\bstakeholder|\bstatus[\s-]?(?:page|update)|\bupdate status|\bannounce|\bslack\b|\bwar room|\b(?:customer|external|internal) messag|\bmessaging\b|\bliais(?:ons?|e)\b|\breporting$/i,
  ],
  [
    'escalation',
    /\bescalat|\bwho to (?:call|page|contact)|\bon[\s-]?call\b|\bget(?:ting)? help\b|\bcontacts?\b|\bwhen to (?:engage|call|page)\b/i,
  ],
  ['diagnosis', /\bdetect\p{L}*\b.{1,12}\b(?:triage|analy|investigat)|\bseverity (?:determination|assessment|decision)/iu],
  [
    'symptoms',
    /\bsymptoms?\b|\bsigns?\b|\bdetect(?:ion|ing)?\b|\bhow (?:to|do (?:i|we)) (?:detect|recogni[sz]e|notice)|\bindicators?\b|\balerts? (?:description|details|conditions?|information|summary)|\bmonitoring channels|^(?:alert )?(?:triggers?|trigger conditions?)$|^alerts?$|\bmeaning\b|\bdescription\b|\boverview\b|^summary$|\bexecutive summary|^about\b|^what (?:this is|is (?:this|happening)|happened|it means)|^purpose$|^incident type$|\bfinding types?\b|^when to\b|^identification\b/i,
  ],
  [
    'impact',
    /\bimpacts?\b|\bseverity\b(?! (?:levels?|scheme|matrix|classifications?|definitions?))|\bseriousness|\bbusiness effect|\bblast radius|\bconsequences?\b|\baffected (?:users|services|systems)/i,
  ],
  ['prevention', /\bprevent|\blong[\s-]?term\b|\bharden|\bfuture (?:work|improvement)|\bimprovements?\b|\btuning\b/i],
  [
    'verification',
    /\bverif|\bvalidat|\bconfirm|\brecovered|\bcheck (?:it|that it) work|\bpost[\s-]?checks?|\bsuccess criteria|\bmonitor (?:recovery|the fix|resolution)|\bhealth checks? after|\bsmoke tests?/i,
  ],
  [
    'mitigation',
    /\bmitigat|\bremed|\bfix(?:es|ing)?\b|\bsolutions?\b|\bsolv(?:e|ing)\b|\bcontain(?:ment|ing)?\b|\beradicat|\brecover(?:y|ing)?\b|\bresolutions?\b|\bimmediate(?: actions?)?$|\brollback|\broll(?:ing)? back|\bworkarounds?\b|\brestor|\bactions?\b|\brepair|\brestart|\brotat(?:e|ion|ing)\b|\brenew|\bfail[\s-]?over|\bscal(?:e|ing)\b|\bhow to (?:resolve|recover)|\bresolv(?:e|ing)\b|\bquick wins?|\bcircuit breaker|\brate limit|\bmaintenance mode|\bmanual intervention|\btreatment|\bemergency\b|\b(?:isolate|block|disable|revoke|cut off|quarantine|drain|cordon|evict|resync|recreate|unblock|unstick)\b/i,
  ],
  [
    'diagnosis',
    /\bdiagnos|\binvestigat|\btriage|\bassess|\btroubleshoot|\banaly[sz]|\bdebug|\bchecks?\b|\blook for|\bcause[sd]?\b|\bcontributing (?:factors|conditions)|\breasons\b|\bwhy it happened|\b5 whys|\bquer(?:y|ies|ying)\b|\binspect|\bidentif|\bforensic|\bevidence\b|\b(?:initial|immediate|first) response\b|\bknown issues\b|^(?:compromised|exposed|stolen)\b/i,
  ],
  [
    'reference',
    /\breferences?\b|\blinks?\b|\bdashboards?\b|\bresources?\b|\bsee also|\brelated\b|\bdocumentation|\bdocuments\b|\bbackground|\bglossary|\bnotes?\b|\bcontext|\barchitecture|\bprerequisites?|\brequirements?\b|\bappendix|\badditional (?:info|information|reading|resources)|\bsupporting information|\bseverity(?: (?:levels?|scheme|matrix|classifications?|definitions?))?\b|\b(?:revision|document|version|change) history|\bchangelog|\b(?:table of )?contents\b|\bout of scope|\bscope\b|\bmonitoring\b|\bmetrics\b|\blogs$|\bconfiguration\b|\bparameters?\b|\bpermissions?\b|\bprivileges\b|\bschedule\b|\bfaq\b|\buseful commands|\bcommands\b|\bcheat[\s-]?sheet|\bpreparation\b|\bprepare\b|\bsettings\b|\b(?:error|result|status|reason)[\s_]?(?:codes?|cases)\b|\bindex\b|\bintroduction\b|\bdefinitions?\b/i,
  ],
];

/** Words that may stand in the name of a section without changing what it is. */
const fillers =
  /\b(?:the|a|an|and|or|of|to|for|in|on|this|that|is|it|your|how|initial|immediate|first|quick|manual|manually|detailed|common|possible|potential|basic|recommended|suggested|additional|further|general|generic|incident|incidents|alert|alerts|service|user|customer|business|short|step|steps|procedures?|process|plan|phase|part|section|guide|guidelines?|strategy|strategies|options?|details?|info|information|summary|methods?|items?|list|matrix|path|policy|tables?|checklists?|runbook|playbook|response|activity|activities|commands?|root|if|when|data|system|systems|decision|determination|result|results|advanced|known|important|useful|quick|key|full|by|direct|external|internal|and|as|needed|permanent|temporary|templates?|forms?|\d+|[a-z])\b/gi;

/** Longer headings are sentences. */
const longestName = 200;

/** A heading without what numbers it: "Step 3: ", "2.1 ", "Option B - ", "🔍". */
const bareTitle = (heading: string): string =>
  heading
    .trim()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(
      /^(?:(?:step|phase|part|option|method|cause|issue|task|scenario|pattern|problem)\s+)?(?:\d+[a-z]?(?:\.\d+)*|[A-Z](?=\s*[.:)–—-]))\s*[.:)–—-]?\s+/iu,
      '',
    )
    .replaceAll(/\([^()]*\)/g, ' ')
    .trim();

/** The words before a dash where they name something, the whole title otherwise: "Preparation — confirm what you look for". */
function decisive(title: string): string {
  const [first = title] = title.split(/\s[–—]\s/u, 1);
  return first !== title && synonyms.some(([, pattern]) => pattern.test(first)) ? first : title;
}

/** Headings over troubles that each are mended there. */
const troubles = /^(?:common|known|frequent|typical) (?:\w+ )?(?:issues|scenarios|problems|errors|incidents|failures)\b/i;

/** What a heading says about its section. */
export interface SectionName {
  readonly kind: SectionKind;
  /** True where the heading is nothing but the name ("Resolution Steps"); false where a word only occurs in it. */
  readonly isWhole: boolean;
}

/** Kind and certainty of the name that a heading gives its section; null when it names none that we know. */
export function sectionNameOf(heading: string): SectionName | null {
  const known = names.get(heading);
  if (known !== undefined) return known;
  if (names.size > 10_000) names.clear();
  const name = readName(heading);
  names.set(heading, name);
  return name;
}

/** Headings come again and again; the answer depends on nothing else. */
const names = new Map<string, SectionName | null>();

function readName(heading: string): SectionName | null {
  if (heading.length > longestName) return null;
  const title = decisive(bareTitle(heading));
  // A name of a thing ("cart-query") says nothing about the section.
  if (/^`?(?!post|follow|pre-|long|short|hand)[a-z0-9]+(?:[-_./][a-z0-9]+)+`?$/u.test(title)) return null;
  const found = synonyms.find(([, pattern]) => pattern.test(title));
  if (!found) return null;
  // Only what no row and no filler explains is the subject of the heading, not its name.
  const left = synonyms.reduce((rest, [, pattern]) => rest.replaceAll(everywhere(pattern), ' '), title).replaceAll(fillers, ' ');
  return { kind: found[0], isWhole: !/\p{L}/u.test(left) };
}

const made = new Map<RegExp, RegExp>();
/** The pattern for all its places, each with the rest of the word: "mitigat" takes "mitigation" away. */
function everywhere(pattern: RegExp): RegExp {
  const all = made.get(pattern) ?? new RegExp(`(?:${pattern.source})\\p{L}*`, 'giu');
  made.set(pattern, all);
  return all;
}

/** The kind that a heading names; null when it names none that we know. */
export const sectionKindOf = (heading: string): SectionKind | null => sectionNameOf(heading)?.kind ?? null;

/** Words that name a section by what to do first, whatever follows: "Verify that the queue is empty". */
const leading: readonly (readonly [SectionKind, RegExp])[] = [
  ['escalation', /^(?:when to )?escalat|^get(?:ting)? help\b/i],
  [
    'reference',
    /^(?:architecture|(?:important )?(?:notes?|considerations)|references?|links|related (?:\w+ ?){0,2}|prerequisites?|requirements|see also|background|glossary)$/i,
  ],
  ['verification', /^(?:verify|validate|confirm|monitor)\b|[–—-] (?:verify|validate|confirm)\b/i],
  ['prevention', /^(?:harden|prevent)/i],
  ['diagnosis', /^assess\b/i],
];

/** Kinds whose parts are of the same kind whatever they are called: who writes to whom is communication all the way down. */
const ruling: ReadonlySet<SectionKind> = new Set<SectionKind>(['communication', 'escalation', 'verification', 'prevention']);

/** The kind of a section by its heading and the kind of the section around. */
export function kindWithin(heading: string, around: SectionKind | null): SectionKind | null {
  const name = sectionNameOf(heading);
  if (name === null && heading.length > longestName) return around;
  const title = decisive(bareTitle(heading));
  if (around === null || around === 'other') return name?.kind ?? (troubles.test(title) ? 'mitigation' : around);
  const first = leading.find(([, pattern]) => pattern.test(title))?.[0] ?? null;
  const own = first ?? (name?.isWhole === true ? name.kind : null);
  if (own === null || own === around || own === 'other') return around;
  if (own === 'escalation') return around === 'post-incident' || (around === 'symptoms' && /on[\s-]?call/i.test(title)) ? around : own;
  if (ruling.has(around)) return around;
  if (around === 'post-incident') return own === 'prevention' ? own : around;
  // Whoever still looks for the cause checks what he was told.
  if (own === 'verification' && around === 'diagnosis') return around;
  // Links and tables beside the work belong to it.
  if (own === 'reference') return first === own || around === 'symptoms' || around === 'impact' ? own : around;
  if (own === 'symptoms') return around === 'reference' ? around : own;
  return own;
}

/** Kinds under which somebody acts: a heading that holds such sections is a runbook. */
export const isOperational = (kind: SectionKind | null): boolean =>
  kind === 'symptoms' || kind === 'diagnosis' || kind === 'mitigation' || kind === 'verification' || kind === 'impact';
