export { analyze } from './analyze.ts';
export { detectLanguage, looksLikeConfigLine, looksLikePromql } from './detect.ts';
export type { DetectedLanguage } from './detect.ts';
export { initCommands } from './grammars.ts';
export type { Analysis, Command, CommandLanguage, Parameter, Risk } from './model/command.ts';
export { splitMixed } from './split-mixed.ts';
export type { MixedRange } from './split-mixed.ts';
export { bindCommand } from './bind/bind-command.ts';
export type { BindProblem, BindRequest, BindResult, Plan } from './bind/plan.ts';
