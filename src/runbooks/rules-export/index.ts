export { deriveRules, type DerivedRule, type DerivedRules, type NotDerived } from './derive-rules.ts';
export { headingAnchors } from './heading-anchors.ts';
export { rulesFile, runbookUrl } from './rules-file.ts';
