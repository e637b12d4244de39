/**
 * Whether the database refused the data itself: SQLSTATE class 22 (data exception), 23 (constraint), 54 (program limit).
 * Sending the same again cannot help. Everything else (connection, shutdown, full disk) may pass.
 */
export function isDataFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(?:22|23|54)/.test(error.code);
}
