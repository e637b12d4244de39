import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { judgeRequest } from '../../http/judge-request.ts';
import type { Options } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** `gh api` is a request: fields make it a POST. */
const api = (_: Call, given: Options): Judgement => {
  const method = given.has('-X', '--method')
    ? given.value('-X', '--method')
    : given.has('-f', '-F', '--input', '--field', '--raw-field', '--form')
      ? 'POST'
      : 'GET';
  const path = given.positionals[1]?.value ?? null;
  if (path === 'graphql') {
    const query = given.texts('-f', '--raw-field', '-F', '--field');
    return query.length > 0 && !given.has('--input') && query.every((text) => text !== null && !/mutation|=@/u.test(text))
      ? reads('a GraphQL question')
      : changes('GraphQL that may change something');
  }
  return judgeRequest({
    method,
    url: path === null ? null : `https://api.github.com/${path.replace(/^\//u, '')}`,
    body: null,
    hasBody: method !== 'GET',
  });
};

/** https://cli.github.com/manual/ and GitLab’s glab. */
export const gh: Knowledge = {
  programs: [
    withVerbData('gh glab hub', {
      options:
        '-R --repo --json -q --jq -L --limit -s --state -w --workflow -b --branch -X --method -f -F -H --header --input -u --user --field --raw-field --form --hostname -t --template -a --assignee -l --label -S --search --cache -A --author -e --env -o --org -j --job -p --page -P --per-page -g --group',
      flags: '--help',
      reads: `pr|mr list|view|status|diff|checks|issues|approvers, issue list|view|status, run list|view, workflow list|view, release list|view|verify, repo list|view|search, gist list|view, search, status, version, auth status, browse, cache list, secret list, variable list|get, label list, ruleset list|view|check, project list|view|item-list|field-list, codespace list|view, extension list|search, org list, ssh-key list, gpg-key list, alias list, config get|list, attestation verify, help, ci list|view|status|get, pipeline list|status|view, user events, schedule list, completion, job list|view, incident list|view, agent-task list|view`,
      changes: {
        'changes it':
          'pr|mr create|edit|merge|close|reopen|review|comment|checkout|ready|update-branch|rebase|approve|note|lock|unlock|revert, issue create|edit|close|reopen|comment|note|transfer|pin|unpin|lock|unlock|develop|update, release create|edit|upload, repo create|edit|fork|clone|rename|archive|unarchive|sync|set-default, gist create|edit|clone|rename, label create|edit|clone, project create|edit|item-add|item-edit|close|copy, secret set, variable set, cache restore, ruleset import, codespace create|edit|rebuild|stop, extension install|upgrade, alias set, config set, ssh-key add, gpg-key add',
        'runs or stops a workflow':
          'workflow run|enable|disable, run rerun|cancel, ci run|retry|trigger|cancel, pipeline run|retry|cancel, job retry|play|cancel, schedule run',
        'signs in or out': 'auth login|logout|refresh|setup-git|switch',
      },
      destroys: {
        'removes it':
          'release|repo|gist|issue|label|run|cache|secret|variable|codespace|project|ssh-key|gpg-key|alias delete, release delete-asset, pr|mr delete, ci|pipeline delete, extension remove, schedule delete, project item-delete|field-delete',
      },
      special: {
        api,
        'auth token': reads('prints a token'),
        'run|pr watch, ci trace, job trace': reads('waits for the end of a run'),
        'run|release download': changes('writes files here'),
        'codespace ssh|code': prompt(changes('opens a session'), 'the session'),
      },
    }),
  ],
  examples: {
    reads: `
      gh pr list --state merged --limit 5
      gh run view 123 --log-failed
      gh -R a/b release view v1
      gh api repos/a/b/actions/runs
      gh api graphql -f query='{ viewer { login } }'
      gh run watch 123
      glab mr list`,
    changes: `
      gh workflow run deploy.yml
      gh run rerun 123 --failed
      gh pr merge 12 --squash
      gh api repos/a/b/issues -f title=x
      gh no-such-verb`,
    destroys: `
      gh release delete v1
      gh api -X DELETE repos/a/b
      gh repo delete a/b --yes`,
  },
};
