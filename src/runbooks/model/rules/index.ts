import type { Finding } from '../document.ts';
import type { JudgedDocument, Rule } from './rule.ts';
import { ruleInputOf } from './rule-input.ts';
import { alertWithoutName } from './alert-without-name.ts';
import { answerIsNoJson } from './answer-is-no-json.ts';
import { blockTooLong } from './block-too-long.ts';
import { brokenContentsLink } from './broken-contents-link.ts';
import { bucketRateIsNoPercentile } from './bucket-rate-is-no-percentile.ts';
import { clientInTheWrongPod } from './client-in-the-wrong-pod.ts';
import { contentsMissesASection } from './contents-misses-a-section.ts';
import { contradictingClocks } from './contradicting-clocks.ts';
import { csvThatIsNone } from './csv-that-is-none.ts';
import { deletesAllPodsAtOnce } from './deletes-all-pods-at-once.ts';
import { destructiveUnderPreserveEvidence } from './destructive-under-preserve-evidence.ts';
import { dumpInTemporaryFolder } from './dump-in-temporary-folder.ts';
import { duplicateAlertName } from './duplicate-alert-name.ts';
import { escapedHeadings } from './escaped-headings.ts';
import { evidenceSavedTooLate } from './evidence-saved-too-late.ts';
import { failureHidden } from './failure-hidden.ts';
import { fenceNeverClosed } from './fence-never-closed.ts';
import { fixedAmountAsIncrease } from './fixed-amount-as-increase.ts';
import { fixedDateInDeletion } from './fixed-date-in-deletion.ts';
import { flushEmptiesRedis } from './flush-empties-redis.ts';
import { garbledText } from './garbled-text.ts';
import { globExpandedHere } from './glob-expanded-here.ts';
import { grepFindsNothing } from './grep-finds-nothing.ts';
import { grepKeepsHeader } from './grep-keeps-header.ts';
import { httpErrorsLookFine } from './http-errors-look-fine.ts';
import { innerNameForThePublic } from './inner-name-for-the-public.ts';
import { interactiveCommand } from './interactive-command.ts';
import { jsonWithoutContentType } from './json-without-content-type.ts';
import { localhostElsewhere } from './localhost-elsewhere.ts';
import { lockQueryShowsInnocents } from './lock-query-shows-innocents.ts';
import { logsOfOnePod } from './logs-of-one-pod.ts';
import { logsSelectorTenLines } from './logs-selector-ten-lines.ts';
import { logsWithoutTarget } from './logs-without-target.ts';
import { looksAtSomethingElse } from './looks-at-something-else.ts';
import { manifestWithoutSelector } from './manifest-without-selector.ts';
import { missingNamespace } from './missing-namespace.ts';
import { namespaceNeverNamed } from './namespace-never-named.ts';
import { needsACheckout } from './needs-a-checkout.ts';
import { neverEndingCommand } from './never-ending-command.ts';
import { noContacts } from './no-contacts.ts';
import { noVerification } from './no-verification.ts';
import { nodeFilesUnderHost } from './node-files-under-host.ts';
import { npmFlagSwallowed } from './npm-flag-swallowed.ts';
import { nullDropsRows } from './null-drops-rows.ts';
import { oldestInsteadOfNewest } from './oldest-instead-of-newest.ts';
import { optionsInOneBlock } from './options-in-one-block.ts';
import { pipeCutsCell } from './pipe-cuts-cell.ts';
import { pipeHidesFailure } from './pipe-hides-failure.ts';
import { placeholderAddress } from './placeholder-address.ts';
import { placeholderTwoSpellings } from './placeholder-two-spellings.ts';
import { primaryAndReplica } from './primary-and-replica.ts';
import { redisErrorsLookFine } from './redis-errors-look-fine.ts';
import { redundantRestart } from './redundant-restart.ts';
import { removedOption } from './removed-option.ts';
import { requestWithoutCredentials } from './request-without-credentials.ts';
import { rootLogin } from './root-login.ts';
import { secretInArguments } from './secret-in-arguments.ts';
import { secretShown } from './secret-shown.ts';
import { selectFromNothing } from './select-from-nothing.ts';
import { selectKillsSessions } from './select-kills-sessions.ts';
import { selectorDiffers } from './selector-differs.ts';
import { shellCannotRead } from './shell-cannot-read.ts';
import { sqlAndOrWithoutParentheses } from './sql-and-or-without-parentheses.ts';
import { sqlDistinctOrderBy } from './sql-distinct-order-by.ts';
import { sqlOldColumn } from './sql-old-column.ts';
import { sqlWithoutTarget } from './sql-without-target.ts';
import { teamWithoutRotation } from './team-without-rotation.ts';
import { templateFilledWithExample } from './template-filled-with-example.ts';
import { templateLacksSeverity } from './template-lacks-severity.ts';
import { temporaryThatStays } from './temporary-that-stays.ts';
import { terminalInRedirect } from './terminal-in-redirect.ts';
import { titleHidesDeletion } from './title-hides-deletion.ts';
import { titlePromisesAChange } from './title-promises-a-change.ts';
import { twoKindsOneName } from './two-kinds-one-name.ts';
import { unencodedPromqlUrl } from './unencoded-promql-url.ts';
import { unfilledContact } from './unfilled-contact.ts';
import { unknownSeverity } from './unknown-severity.ts';
import { unmarkedPlaceholder } from './unmarked-placeholder.ts';
import { waitsWithoutLimit } from './waits-without-limit.ts';
import { warningInAComment } from './warning-in-a-comment.ts';
import { whichMachine } from './which-machine.ts';
import { widerThanItsTitle } from './wider-than-its-title.ts';
import { wrongEndpoint } from './wrong-endpoint.ts';
import { wrongLanguageFence } from './wrong-language-fence.ts';

/** All rules; a new one is a file of its own and a line here. */
export const rules: readonly Rule[] = [
  alertWithoutName,
  answerIsNoJson,
  blockTooLong,
  brokenContentsLink,
  bucketRateIsNoPercentile,
  clientInTheWrongPod,
  contentsMissesASection,
  contradictingClocks,
  csvThatIsNone,
  deletesAllPodsAtOnce,
  destructiveUnderPreserveEvidence,
  dumpInTemporaryFolder,
  duplicateAlertName,
  escapedHeadings,
  evidenceSavedTooLate,
  failureHidden,
  fenceNeverClosed,
  fixedAmountAsIncrease,
  fixedDateInDeletion,
  flushEmptiesRedis,
  garbledText,
  globExpandedHere,
  grepFindsNothing,
  grepKeepsHeader,
  httpErrorsLookFine,
  innerNameForThePublic,
  interactiveCommand,
  jsonWithoutContentType,
  localhostElsewhere,
  lockQueryShowsInnocents,
  logsOfOnePod,
  logsSelectorTenLines,
  logsWithoutTarget,
  looksAtSomethingElse,
  manifestWithoutSelector,
  missingNamespace,
  namespaceNeverNamed,
  needsACheckout,
  neverEndingCommand,
  noContacts,
  noVerification,
  nodeFilesUnderHost,
  npmFlagSwallowed,
  nullDropsRows,
  oldestInsteadOfNewest,
  optionsInOneBlock,
  pipeCutsCell,
  pipeHidesFailure,
  placeholderAddress,
  placeholderTwoSpellings,
  primaryAndReplica,
  redisErrorsLookFine,
  redundantRestart,
  removedOption,
  requestWithoutCredentials,
  rootLogin,
  secretInArguments,
  secretShown,
  selectFromNothing,
  selectKillsSessions,
  selectorDiffers,
  shellCannotRead,
  sqlAndOrWithoutParentheses,
  sqlDistinctOrderBy,
  sqlOldColumn,
  sqlWithoutTarget,
  teamWithoutRotation,
  templateFilledWithExample,
  templateLacksSeverity,
  temporaryThatStays,
  terminalInRedirect,
  titleHidesDeletion,
  titlePromisesAChange,
  twoKindsOneName,
  unencodedPromqlUrl,
  unfilledContact,
  unknownSeverity,
  unmarkedPlaceholder,
  waitsWithoutLimit,
  warningInAComment,
  whichMachine,
  widerThanItsTitle,
  wrongEndpoint,
  wrongLanguageFence,
];

/** What the rules find, without saying the same about the same line twice. */
export function findingsOf(document: JudgedDocument, text: string): readonly Finding[] {
  const input = ruleInputOf(document, text);
  const found = rules.flatMap((rule) =>
    rule.check(input).map((reported): Finding => ({ rule: rule.id, severity: rule.severity, ...reported })),
  );
  return [...new Map(found.map((finding) => [`${finding.rule} ${finding.line} ${finding.message}`, finding])).values()];
}
