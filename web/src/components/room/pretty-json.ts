/** JSON laid out over lines, or null when the text is not one JSON object or list (a lone number is just output). */
export function prettyJson(text: string): string | null {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed) || trimmed.length > 500_000) return null;
  try {
    const laidOut = JSON.stringify(JSON.parse(trimmed), null, 2);
    return laidOut === trimmed ? null : laidOut;
  } catch {
    return null;
  }
}
