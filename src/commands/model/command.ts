/** How dangerous one statement is. Whatever is not known to be harmless is `mutating`. */
export type Risk = 'read-only' | 'mutating' | 'destructive';

/** The languages whose statements Tocsin can classify and, within policy, run. */
export type CommandLanguage = 'bash' | 'sql' | 'promql' | 'http';

/** One statement of a step (the shape of `commands[]` in the compiled model). */
export interface Command {
  /** The exact text of the statement in the source, continuations included. */
  readonly text: string;
  /** 1-based line of the statement's first character, relative to the analysed source. */
  readonly line: number;
  /** Character offsets into the analysed source: `source.slice(start, end) === text`. */
  readonly start: number;
  readonly end: number;
  /** The program that runs (`kubectl`, `psql`, `sql`, `promql`, `http`). */
  readonly program: string;
  /** The program that runs inside it (`kubectl exec … -- psql` gives `psql`), else null. */
  readonly innerProgram: string | null;
  readonly risk: Risk;
  /** Copies evidence out (logs, dumps) and changes nothing. */
  readonly preservesEvidence: boolean;
  /** Needs a terminal or a person (ssh, editor, password). */
  readonly interactive: boolean;
  /** Never ends by itself (`logs -f`, `watch`, port-forward). */
  readonly unbounded: boolean;
  /** False when it must not be handed to a runner as it stands (wrong language, GUI, broken). */
  readonly runnable: boolean;
  /** Why it was judged so; short sentences for a half-asleep reader. */
  readonly reasons: readonly string[];
  /** What decided, and where: offsets into the analysed source, inside the statement. Empty for what only reads. */
  readonly verdicts: readonly { readonly reason: string; readonly risk: Risk; readonly start: number; readonly end: number }[];
  /** What would run instead, when that differs from the text; else null. */
  readonly safeForm: string | null;
}

/** Where the value of a parameter can come from. */
export type ValueSource =
  /** An object of the cluster; the namespace where the statement names one. */
  | { readonly kind: 'kubernetes'; readonly resource: string; readonly namespace: string | null }
  /** A column that an earlier query shows; `line` is the query's, counted as the lines of commands are. */
  | { readonly kind: 'sql-column'; readonly column: string; readonly line: number }
  /** A variable that a step above sets; `line` is that statement's, in the document. */
  | { readonly kind: 'step'; readonly variable: string; readonly line: number }
  /** An object of the database: a table, an index, a role. */
  | { readonly kind: 'sql-object'; readonly object: string }
  /** A process of the machine that the step runs on. */
  | { readonly kind: 'process' }
  | { readonly kind: 'incident'; readonly field: string }
  | { readonly kind: 'alert-label'; readonly label: string }
  /** The store of secrets, never a person's clipboard. */
  | { readonly kind: 'secret'; readonly name: string };

/** A hole in a step that a person or the incident must fill before the step can run. */
export interface Parameter {
  readonly name: string;
  /** The hole exactly as it stands in the source, e.g. `<pod-name>`. */
  readonly syntax: string;
  /** `kubernetes/pod`, `kubernetes/node`, `kubernetes/namespace`, `process-id`, `sql/table`, `number`, `duration`, `secret`, `text`, … */
  readonly type: string;
  readonly secret: boolean;
  /** Where a value can come from; null: only a person knows. */
  readonly from?: ValueSource | null;
}

/** What one source text holds. */
export interface Analysis {
  readonly commands: readonly Command[];
  readonly parameters: readonly Parameter[];
  /** Comments in order, with their 1-based line relative to the source, markers (`#`, `--`) stripped. */
  readonly comments: readonly { readonly line: number; readonly text: string; readonly trailing: boolean }[];
  /** Parse problems: the text is then not runnable. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}
