import { bindHttp } from './bind-http.ts';
import { bindPromql } from './bind-promql.ts';
import { bindShell } from './bind-shell.ts';
import { bindSql } from './bind-sql.ts';
import type { BindRequest, BindResult } from './plan.ts';

/**
 * Puts values into the holes of one statement without ever pasting them into shell text: shell values travel
 * in the environment, SQL values as binds, the rest encoded by the rules of their place. Refuses, naming the
 * parameter and the reason, whatever is not filled in or cannot be put safely where it belongs.
 */
export function bindCommand(request: BindRequest): BindResult {
  const secrets = new Set([...(request.secrets ?? []), ...request.parameters.filter((each) => each.secret).map((each) => each.name)]);
  const isSecret = (name: string): boolean => secrets.has(name);
  switch (request.language) {
    case 'bash':
      return bindShell(request.source, request.parameters, request.values, isSecret);
    case 'sql':
      return bindSql(request.source, request.parameters, request.values, isSecret);
    case 'promql':
      return bindPromql(request.source, request.parameters, request.values, isSecret);
    case 'http':
      return bindHttp(request.source, request.parameters, request.values, isSecret);
  }
}
