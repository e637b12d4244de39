/** The one line that `npm start` promises: where it is, and how to get in. */
export function startLine(baseUrl: string, signInToken: string | null): string {
  return signInToken === null
    ? `Tocsin is ready at ${baseUrl} - the workspace holds no runbooks yet`
    : `Tocsin is ready at ${baseUrl} - sign in once with ${baseUrl}/sign-in/${signInToken}`;
}
