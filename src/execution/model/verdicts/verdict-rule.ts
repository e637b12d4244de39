export interface VerdictRule {
  readonly program: string;
  /** What in the output speaks against success, in words that follow "exit 0, but"; null when nothing does. */
  problemIn(output: string): string | null;
}
