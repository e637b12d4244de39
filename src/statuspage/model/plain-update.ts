/** A message as plain text for the public page: the marks of Markdown go, the words and lines stay. */
export function plainUpdate(markdown: string): string {
  return markdown
    .replaceAll(/^#{1,6}\s+(.+)$/gm, '$1')
    .replaceAll(/\*\*([^*\n]+)\*\*/g, '$1')
    .replaceAll(/\[([^\]\n]+)\]\((https?:\/\/[^)\s]+)\)/g, '$1 ($2)')
    .trim();
}
