import type { CommandLanguage, Parameter } from '../model/command.ts';

/** A command with its values in place, ready for a runner. Values are never part of `script` or `text`. */
export type Plan =
  | { readonly kind: 'shell'; readonly script: string; readonly env: Readonly<Record<string, string>>; readonly display: string }
  | { readonly kind: 'sql'; readonly text: string; readonly values: readonly string[]; readonly display: string }
  | { readonly kind: 'promql'; readonly query: string; readonly display: string }
  | {
      readonly kind: 'http';
      readonly method: string;
      readonly url: string;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: string | null;
      readonly display: string;
    };

/** Why a value cannot go into its place. */
export interface BindProblem {
  readonly parameter: string;
  readonly message: string;
}

export type BindResult = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly problems: readonly BindProblem[] };

export interface BindRequest {
  /** One statement, as `analyze` cut it out (or its safe form). */
  readonly source: string;
  readonly language: CommandLanguage;
  /** The parameters of the step; a `$VARIABLE` that is not among them is left to the shell. */
  readonly parameters: readonly Parameter[];
  readonly values: Readonly<Record<string, string>>;
  /** Names of parameters whose values are masked in `display`, besides those of type secret. */
  readonly secrets?: readonly string[];
}

/** What stands in a display for a secret value. */
export const maskedValue = '••••••';
