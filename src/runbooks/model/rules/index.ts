import type { CompiledDocument, Finding } from '../document.ts';
import type { Rule, StepPlace } from './rule.ts';
import { alertWithoutName } from './alert-without-name.ts';
import { blockTooLong } from './block-too-long.ts';
import { contradictingClocks } from './contradicting-clocks.ts';
import { deletesAllPodsAtOnce } from './deletes-all-pods-at-once.ts';
import { destructiveUnderPreserveEvidence } from './destructive-under-preserve-evidence.ts';
import { duplicateAlertName } from './duplicate-alert-name.ts';
import { evidenceSavedTooLate } from './evidence-saved-too-late.ts';
import { failureHidden } from './failure-hidden.ts';
import { fixedDateInDeletion } from './fixed-date-in-deletion.ts';
import { flushEmptiesRedis } from './flush-empties-redis.ts';
import { garbledText } from './garbled-text.ts';
import { globExpandedHere } from './glob-expanded-here.ts';
import { grepFindsNothing } from './grep-finds-nothing.ts';
import { httpErrorsLookFine } from './http-errors-look-fine.ts';
import { interactiveCommand } from './interactive-command.ts';
import { jsonWithoutContentType } from './json-without-content-type.ts';
import { logsSelectorTenLines } from './logs-selector-ten-lines.ts';
import { logsWithoutTarget } from './logs-without-target.ts';
import { missingNamespace } from './missing-namespace.ts';
import { needsACheckout } from './needs-a-checkout.ts';
import { neverEndingCommand } from './never-ending-command.ts';
import { noContacts } from './no-contacts.ts';
import { noVerification } from './no-verification.ts';
import { npmFlagSwallowed } from './npm-flag-swallowed.ts';
import { oldestInsteadOfNewest } from './oldest-instead-of-newest.ts';
import { redisErrorsLookFine } from './redis-errors-look-fine.ts';
import { redundantRestart } from './redundant-restart.ts';
import { secretInArguments } from './secret-in-arguments.ts';
import { secretShown } from './secret-shown.ts';
import { selectKillsSessions } from './select-kills-sessions.ts';
import { sqlAndOrWithoutParentheses } from './sql-and-or-without-parentheses.ts';
import { sqlDistinctOrderBy } from './sql-distinct-order-by.ts';
import { sqlOldColumn } from './sql-old-column.ts';
import { teamWithoutRotation } from './team-without-rotation.ts';
import { templateFilledWithExample } from './template-filled-with-example.ts';
import { terminalInRedirect } from './terminal-in-redirect.ts';
import { titleHidesDeletion } from './title-hides-deletion.ts';
import { unencodedPromqlUrl } from './unencoded-promql-url.ts';
import { unfilledContact } from './unfilled-contact.ts';
import { unknownSeverity } from './unknown-severity.ts';
import { unmarkedPlaceholder } from './unmarked-placeholder.ts';
import { wrongLanguageFence } from './wrong-language-fence.ts';

/** All rules; a new one is a file of its own and a line here. */
export const rules: readonly Rule[] = [
  alertWithoutName,
  blockTooLong,
  contradictingClocks,
  deletesAllPodsAtOnce,
  destructiveUnderPreserveEvidence,
  duplicateAlertName,
  evidenceSavedTooLate,
  failureHidden,
  fixedDateInDeletion,
  flushEmptiesRedis,
  garbledText,
  globExpandedHere,
  grepFindsNothing,
  httpErrorsLookFine,
  interactiveCommand,
  jsonWithoutContentType,
  logsSelectorTenLines,
  logsWithoutTarget,
  missingNamespace,
  needsACheckout,
  neverEndingCommand,
  noContacts,
  noVerification,
  npmFlagSwallowed,
  oldestInsteadOfNewest,
  redisErrorsLookFine,
  redundantRestart,
  secretInArguments,
  secretShown,
  selectKillsSessions,
  sqlAndOrWithoutParentheses,
  sqlDistinctOrderBy,
  sqlOldColumn,
  teamWithoutRotation,
  templateFilledWithExample,
  terminalInRedirect,
  titleHidesDeletion,
  unencodedPromqlUrl,
  unfilledContact,
  unknownSeverity,
  unmarkedPlaceholder,
  wrongLanguageFence,
];

/** What the rules find, without saying the same about the same line twice. */
export function findingsOf(document: CompiledDocument, text: string): readonly Finding[] {
  const steps = document.runbooks.flatMap((runbook) =>
    runbook.sections.flatMap((section) => section.steps.map((step): StepPlace => ({ runbook, section, step }))),
  );
  const found = rules.flatMap((rule) =>
    rule.check({ document, text, steps }).map((reported): Finding => ({ rule: rule.id, severity: rule.severity, ...reported })),
  );
  return [...new Map(found.map((finding) => [`${finding.rule} ${finding.line} ${finding.message}`, finding])).values()];
}
