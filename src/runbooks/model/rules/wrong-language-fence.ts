import { bash } from './example.ts';
import type { Rule } from './rule.ts';

export const wrongLanguageFence: Rule = {
  id: 'wrong-language-fence',
  severity: 'warning',
  title: 'Another language in a shell fence',
  why: 'Text of another language in a shell fence fails, or does something else, when pasted into a shell.',
  advice: 'Put the text into a fence of its own language (promql, sql, js, ini), so that it is coloured, checked and run as what it is.',
  bad: bash('sum(rate(http_requests_total{job="cart"}[5m])) by (route)'),
  good: bash('kubectl get pods -n shop'),
  check: (input) =>
    input.steps.flatMap(({ step }) => {
      if (!/^(?:bash|sh|shell|zsh|console)$/i.test(step.fenceLanguage ?? '')) return [];
      const is =
        step.language === 'promql'
          ? 'a PromQL query'
          : step.language === 'sql'
            ? 'SQL'
            : step.kind === 'code'
              ? 'program source'
              : step.kind === 'config'
                ? 'a setting of a file'
                : null;
      if (is === null) return [];
      return [
        {
          line: step.line,
          message: `this is ${is}, but the fence says ${step.fenceLanguage}; it is not run as a shell command`,
          suggestion: 'put it in a fence of its own language',
        },
      ];
    }),
};
