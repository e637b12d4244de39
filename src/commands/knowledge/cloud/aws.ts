import { hasHole } from '../../holes/hole.ts';
import { changes, combine, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotFolder, placeOf } from '../../judge/redirects.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Options } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt, readsForever } from '../shapes.ts';
import { verbJudge, words } from '../verbs.ts';

/** How the API's reading operations begin; their names are the API's own. */
const reading =
  /^(?:describe|list|get|batch-get|batch-describe|batch-check|head|lookup|filter|search|view|check-(?!in)|estimate|simulate|validate|test-(?:metric-filter|event-pattern)|query|scan|wait|help|select|preview|discover|resolve-(?:customer|component-candidates|alias)|detect|count|calculate|decode-authorization-message|generate-db-auth-token|is-|verify(?:-mac|-trust)?$|evaluate|explain|compare|summarize|admin-get|admin-list|transact-get|can-)/u;
const secrets =
  /^(?:get-session-token|get-federation-token|get-login-password|get-secret-value|batch-get-secret-value|get-parameter|get-password-data|get-random-password|assume-role|get-authorization-token|get-login|get-credentials)/u;
const removing =
  /^(?:delete|batch-delete|terminate|deregister|remove|purge|destroy|revoke|release|schedule-key-deletion|admin-delete|disassociate|detach|empty|reset|force-delete|unassign|discard|expire|drop|abort)/u;
/** Operations whose names look like removal but which only take a part off, or put something back. */
const onlyChanging =
  /^(?:cancel-key-deletion|remove-tags|untag|remove-permission|disassociate|detach|reset-|revoke|unassign|abort-multipart)/u;
/** Reading names of operations that do something. */
const actingReads = /^(?:get-federation-token$|select-resource-to-sign)/u;

/** What else `aws SERVICE OPERATION` means: the high-level commands and the exceptions. */
const special: Readonly<Record<string, (call: Call, given: Options) => Judgement>> = {
  's3 ls': () => reads(),
  's3 presign': () => reads('prints an address that gives access'),
  's3 cp': copy,
  's3 sync': copy,
  's3 mv': () => destroys('moves objects: the source is removed'),
  's3 rm': (_, given) => (given.last('--dryrun') === true ? reads('a dry run') : destroys('removes objects')),
  's3 rb': () => destroys('removes a bucket'),
  's3 mb': () => changes('creates a bucket'),
  's3 website': () => changes('changes a bucket'),
  's3api get-object': toFile,
  's3api get-object-torrent': toFile,
  's3api select-object-content': toFile,
  'glacier get-job-output': toFile,
  'apigateway get-export': toFile,
  'apigateway get-sdk': toFile,
  'appconfig get-configuration': toFile,
  'appconfigdata get-latest-configuration': toFile,
  'codeartifact get-package-version-asset': toFile,
  'mediastore-data get-object': toFile,
  'iot-data get-thing-shadow': toFile,
  'ebs get-snapshot-block': toFile,
  'cloudfront get-function': toFile,
  'medialive describe-input-device-thumbnail': toFile,
  'appconfig validate-configuration': () => changes('runs what checks a configuration'),
  'cognito-idp get-tokens-from-refresh-token': () => changes('issues tokens, and replaces the one it is given'),
  'ssm get-access-token': () => changes('issues a token'),
  'lightsail get-instance-access-details': () => changes('issues keys for a machine'),
  'bedrock-agentcore get-workload-access-token': () => changes('issues a token'),
  'quicksight get-dashboard-embed-url': () => changes('opens a session for whoever has the address'),
  'quicksight get-session-embed-url': () => changes('opens a session for whoever has the address'),
  'frauddetector get-event-prediction': () => changes('may keep the event that it is asked about'),
  'importexport get-shipping-label': () => changes('makes a label that is paid for'),
  'emr get': () => changes('copies a file out of a cluster'),
  'logs tail': readsForever('--follow'),
  'logs start-live-tail': () => reads('never ends by itself', { unbounded: true }),
  'logs start-query': () => reads('starts a question to the logs'),
  'logs stop-query': () => changes('stops a question that somebody waits for'),
  'athena start-query-execution': () => changes('runs SQL that may write'),
  'cloudtrail start-query': (_, given) =>
    given.has('--delivery-s3-uri') ? changes('writes the answer into a bucket') : reads('starts a question to the trail'),
  'timestream-query query': (_, given) =>
    /^\s*unload\b/iu.test(given.value('--query-string') ?? 'unload') ? changes('writes the answer into a bucket') : reads(),
  'stepfunctions get-activity-task': () => changes('takes a task away from other workers'),
  'redshift get-cluster-credentials': (_, given) =>
    given.has('--auto-create') ? changes('creates the user where there is none') : reads('prints credentials'),
  'cognito-idp get-user-attribute-verification-code': () => changes('sends a message to the user'),
  'cognito-identity get-id': () => changes('creates an identity where there is none'),
  'cognito-identity get-open-id-token-for-developer-identity': () => changes('creates an identity where there is none'),
  'iot get-registration-code': () => changes('creates a code where there is none'),
  'kinesis-video-media get-media': toFile,
  'schemas get-code-binding-source': toFile,
  'gamelift get-game-session-log': () => changes('writes a file'),
  'ssm start-session': () => prompt(changes('opens a session on another machine'), 'the session'),
  'ssm send-command': () => changes('runs a script on other machines'),
  'ssm resume-session': () => prompt(changes('opens a session on another machine'), 'the session'),
  'ecs execute-command': (call, given) => {
    const command = given.value('--command');
    if (command === null || /^(?:\/(?:usr\/)?bin\/)?(?:ba|z|a)?sh$/u.test(command))
      return prompt(changes('opens a shell in the container, where anything can be done'), 'the session');
    return call.shell(command);
  },
  'ec2-instance-connect ssh': () => prompt(changes('opens a session on another machine'), 'the session'),
  'lambda invoke': () => changes('runs a function whose effect is not known'),
  'sts assume-role': () => reads('prints credentials: its output is as sensitive as a secret'),
  'sts get-caller-identity': () => reads(),
  'eks update-kubeconfig': () => changes('changes the kubectl configuration: later commands go elsewhere'),
  'eks get-token': () => reads('prints a token'),
  'configure list': () => reads(),
  'configure list-profiles': () => reads(),
  'configure get': () => reads(),
  'configure export-credentials': () => reads('prints credentials'),
  'sqs receive-message': () => changes('takes messages away from other readers for a while'),
  'sqs purge-queue': () => destroys('removes every message of a queue'),
  'iam generate-credential-report': () => reads('asks for a report'),
  'iam generate-service-last-accessed-details': () => reads('asks for a report'),
  'iam simulate-principal-policy': () => reads(),
  'rds-data execute-statement': () => changes('runs SQL that may change rows'),
  'dynamodb execute-statement': () => changes('runs a statement that may change rows'),
  'cloudformation detect-stack-drift': () => reads(),
  'cloudformation deploy': () => changes('changes the infrastructure'),
  'ec2 get-console-screenshot': (_, given) => (given.has('--wake-up') ? changes('sends a key to the machine') : reads()),
  'rds download-db-log-file-portion': () => reads('copies a log out', { evidence: true }),
  'codebuild batch-get-builds': () => reads(),
  'ec2 stop-instances': () => changes('stops machines'),
  'sso login': () => prompt(changes('signs in'), 'the sign-in'),
  'sso logout': () => changes('signs out'),
};

const writesTo = (path: string | undefined): Judgement =>
  path === undefined || path === '-' || path === '/dev/stdout'
    ? reads()
    : isSnapshotFolder(path)
      ? reads('keeps a copy', { preserves: true })
      : changes('overwrites a file');

/** Operations that take a file for their answer among their words: none of the words may be a place of the system. */
function toFile(_: Call, given: Options): Judgement {
  const places = given.positionals.slice(2).map((word) => word.prefix);
  const strange = places.find((place) => /^[/~.]/u.test(place) && !isSnapshotFolder(place) && place !== '/dev/stdout');
  return writesTo(strange ?? places.at(-1));
}

/** `aws s3 cp` and `sync`: from a bucket to here keeps a copy, everything else changes a bucket. */
function copy(_: Call, given: Options): Judgement {
  if (given.last('--dryrun') === true) return reads('a dry run: shows what would be copied');
  if (given.has('--delete')) return destroys('removes what the source does not have');
  const [, , from, to] = given.positionals;
  const isDownload = from?.prefix.startsWith('s3://') === true && to !== undefined && !to.prefix.startsWith('s3://') && placeOf(to) !== '';
  return isDownload ? writesTo(placeOf(to)) : changes('copies files into a bucket');
}

const valued = words(
  `--region --profile --output --query --endpoint-url --color --ca-bundle --cli-read-timeout --cli-connect-timeout --cli-binary-format --cli-input-json`,
);
const globalFlags = new Set(
  words('--no-cli-pager --no-paginate --no-verify-ssl --no-sign-request --debug --cli-auto-prompt --no-cli-auto-prompt --version'),
);

function aws(call: Call): Judgement {
  const given = readOptions(call.words, { valued: [...valued, '--command', '--query-string'] });
  const [service, operation] = given.positionals.map((word) => word.value ?? '');
  if (service === undefined) return reads();
  const strange = given.before(2).filter((name) => !globalFlags.has(name) && !valued.includes(name));
  if (strange.length > 0) return changes(`aws: the effect of ${call.show(strange.join(' '))} is not known`);
  if (service === 'help' || operation === 'help') return reads();
  if (operation === undefined || service === '' || operation === '' || hasHole(service) || hasHole(operation))
    return changes('which operation runs is not known until it is filled in');
  const key = `${service} ${operation}`;
  const known = Object.hasOwn(special, key) ? special[key] : undefined;
  const hidden = call.words.some(mayBeOption) && service === 's3' ? [changes('aws s3: an unquoted variable could add options')] : [];
  if (known !== undefined) return combine(known(call, given), ...(operation === 'cp' || operation === 'sync' ? [] : hidden));
  // Either of the two may come last: https://docs.aws.amazon.com/cli/latest/reference/ec2/terminate-instances.html
  if (given.last('--dry-run') === true && !given.has('--no-dry-run') && service === 'ec2') return reads('a dry run');
  if (removing.test(operation) && !onlyChanging.test(operation)) return destroys(`aws ${service} ${operation} removes something`);
  // A third word is the file for the answer: `aws ebs get-snapshot-block … FILE`.
  const answer = call.words.find(
    (word, index) =>
      /^[/~.]/u.test(word.prefix) &&
      !isSnapshotFolder(word.prefix) &&
      !/^--(?!no-|debug$|dry-run$)/u.test(call.words[index - 1]?.prefix ?? ''),
  );
  if (answer !== undefined && operation.startsWith('get-')) return changes('overwrites a file with the answer');
  if (reading.test(operation) && !actingReads.test(operation))
    return secrets.test(operation) ? reads('prints a secret: its output is as sensitive as the secret') : reads();
  return changes(`aws ${service} ${operation} is not in the list of reading operations`);
}

const eb = verbJudge({
  options: '-r --region --profile -e -a',
  reads: 'status, health, list, logs, events, printenv, platform list|show, appversion list',
  changes: {
    'changes an environment': 'deploy, create, scale, setenv, use, init, upgrade, swap, restore, clone, config, codesource, labs',
  },
  destroys: { 'removes an environment': 'terminate, appversion delete' },
  special: { ssh: prompt(changes('opens a session on another machine'), 'the session'), abort: changes('stops a deployment') },
});

/** https://docs.aws.amazon.com/cli/latest/reference/ */
export const awsKnowledge: Knowledge = {
  programs: [
    // reading operations have no option that writes; the file for an answer is a word of its own (toFile)
    { names: ['aws', 'awslocal'], judge: aws, options: 'never-change' },
    { names: ['eb'], judge: eb },
  ],
  examples: {
    reads: `
      aws ec2 describe-instances --filters Name=tag:app,Values=web
      aws --profile prod --region eu-west-1 rds describe-db-instances
      aws s3 ls s3://backups --recursive
      aws s3 cp s3://backups/a.gz ./a.gz
      aws s3 cp s3://backups/a.gz -
      aws s3 sync s3://logs /tmp/logs
      aws s3 sync ./site s3://site --delete --dryrun
      aws logs tail /aws/lambda/web --since 1h
      aws logs filter-log-events --log-group-name web --filter-pattern ERROR
      aws logs start-query --log-group-name web --query-string 'fields @message' --start-time 1 --end-time 2
      aws secretsmanager get-secret-value --secret-id db
      aws sts get-caller-identity
      aws cloudtrail lookup-events --max-results 50
      aws cognito-idp admin-get-user --user-pool-id a --username b
      aws dynamodb scan --table-name t
      aws s3 rm s3://b/x --recursive --dryrun
      aws timestream-query query --query-string 'SELECT 1'
      aws configure list
      aws elbv2 describe-target-health --target-group-arn a
      aws ecs execute-command --cluster a --task b --interactive --command "df -h"
      aws kms verify --key-id a --message b
      aws rds generate-db-auth-token --hostname a --port 1 --username b
      aws accessanalyzer check-no-new-access --a b`,
    changes: `
      aws ec2 reboot-instances --instance-ids i-1
      aws logs stop-query --query-id a
      aws stepfunctions get-activity-task --activity-arn a
      aws timestream-query query --query-string "UNLOAD (SELECT 1) TO 's3://b/x'"
      aws ecs update-service --cluster a --service b --force-new-deployment
      aws lambda invoke --function-name f out.json
      aws s3 cp a.gz s3://backups/a.gz
      aws ssm start-session --target i-1
      aws ssm send-command --document-name AWS-RunShellScript
      aws ecs execute-command --cluster a --task b --interactive --command "/bin/sh"
      aws eks update-kubeconfig --name main
      aws autoscaling set-desired-capacity --auto-scaling-group-name a --desired-capacity 3
      aws iam put-role-policy --role-name r --policy-name p --policy-document file://p.json
      aws sqs receive-message --queue-url q
      aws s3api get-object --bucket b --key k /etc/passwd
      aws --no-such-option ec2 describe-instances
      aws ec2 <operation>
      aws ses verify-email-identity --email-address a
      aws support resolve-case --case-id 1
      aws license-manager checkout-license --a b
      aws license-manager check-in-license --a b
      aws s3api get-object --bucket b /etc/x --key k
      aws apigateway get-export --rest-api-id a --stage-name b /etc/x`,
    destroys: `
      aws ec2 terminate-instances --instance-ids i-1
      aws s3 rm s3://b --recursive
      aws s3 sync ./site s3://site --delete
      aws rds delete-db-instance --db-instance-identifier d --skip-final-snapshot
      aws kms schedule-key-deletion --key-id k
      aws sqs purge-queue --queue-url q
      aws dynamodb delete-table --table-name t`,
  },
};
