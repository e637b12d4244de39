import type { SectionKind } from './document.ts';

/** What authors call the parts of a runbook. The first row that fits decides, so narrow ones come first. */
// Chinese: one of the public collections is translated.
const synonyms: readonly (readonly [SectionKind, RegExp])[] = [
  ['impact', /^(?:含义|影响)$/],
  ['diagnosis', /^诊断$/],
  ['mitigation', /^(?:缓解|缓解措施|修复)$/],
  [
    'post-incident',
    /\bpost[\s-]?(?:incident|mortem|event)|\bpostmortem|\bretrospective|\blessons learned|\bfollow[\s-]?ups?\b|\broot cause|\bpir\b|\baction items?\b|\bafter (?:the )?incident/i,
  ],
  [
    'communication',
    /\bcommunicat|\bnotif(?:y|ication)|\bstakeholder|\bstatus (?:page|update)|\bupdate status|\bannounce|\bslack\b|\bcustomer message|\breport(?:ing)?$/i,
  ],
  ['escalation', /\bescalat|\bwho to (?:call|page|contact)|\bon[\s-]?call\b/i],
  [
    'symptoms',
    /\bsymptoms?\b|\bsigns?\b|\bdetect(?:ion|ing)?\b|\bhow (?:to|do (?:i|we)) (?:detect|recogni[sz]e|notice)|\bindicators?\b|\balerts? (?:description|details|conditions?)|\bmonitoring channels|\btriggers?\b|^alerts?$/i,
  ],
  ['impact', /\bimpact\b|\bmeaning\b|\bsever(?:ity|e)\b|\bseriousness|\bbusiness effect|\bblast radius/i],
  ['prevention', /\bprevent|\blong[\s-]?term\b|\bpermanent fix|\bhardening|\bfuture (?:work|improvement)/i],
  [
    'verification',
    /\bverif|\bvalidat|\bconfirm|\brecovery\b|\brecovered|\bresolution\b|\bcheck (?:it|that it) work|\bpost[\s-]?checks?|\bsuccess criteria|\bmonitor (?:recovery|the fix)|\bhealth checks? after/i,
  ],
  [
    'mitigation',
    /\bmitigat|\bremed|\bfix(?:es|ing)?\b|\bsolutions?\b|\bsolv(?:e|ing)\b|\bcontain|\bimmediate(?: actions?| response)?\b|\brollback|\broll back|\bworkaround|\brestor|\bactions?\b|\brepair|\brestart|\bscal(?:e|ing)\b|\bhow to (?:resolve|recover)|\bresolv(?:e|ing)\b|\bquick wins?|\bcircuit breaker|\brate limit|\bmaintenance mode|\bmanual intervention|\btreatment/i,
  ],
  [
    'diagnosis',
    /\bdiagnos|\binvestigat|\btriage|\bassess|\btroubleshoot|\banaly[sz]|\bdebug|\bchecks?\b|\blook for|\bcommon causes?|\bpossible causes?|\bcauses?\b|\bquer(?:y|ies)\b|\binspect|\bidentif/i,
  ],
  [
    'reference',
    /\breferences?\b|\blinks?\b|\bdashboards?\b|\bresources?\b|\bsee also|\brelated\b|\bdocumentation|\bbackground|\boverview|\bdescription|\bcontacts?\b|\bglossary|\bnotes?\b|\bcontext|\barchitecture|\bprerequisites?|\bappendix|\bsummary/i,
  ],
];

/** The kind that a heading names; null when it names none that we know. */
export function sectionKindOf(heading: string): SectionKind | null {
  return synonyms.find(([, pattern]) => pattern.test(heading))?.[0] ?? null;
}

/** Kinds under which somebody acts: a heading that holds such sections is a runbook. */
export const isOperational = (kind: SectionKind | null): boolean =>
  kind === 'symptoms' || kind === 'diagnosis' || kind === 'mitigation' || kind === 'verification' || kind === 'impact';
