import type { PublicIncident, StatusPage } from '../model/view.ts';
import { escapeText as text } from './escape.ts';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function contentOf(incident: PublicIncident): string {
  return incident.updates
    .map(
      (update) =>
        `<p><strong>${capital(update.status)}</strong> ${update.at.slice(0, 16).replace('T', ' ')} UTC<br>${text(update.body).replaceAll('\n', '<br>')}</p>`,
    )
    .join('');
}

/** The incidents as Atom 1.0 (RFC 4287). */
export function renderAtom(view: StatusPage): string {
  const entries = view.incidents.map(
    (incident) => `
  <entry>
    <id>tag:tocsin,2026:${text(incident.id)}</id>
    <title>${text(incident.name)}</title>
    <published>${incident.createdAt}</published>
    <updated>${incident.updatedAt}</updated>
    <link rel="alternate" type="text/html" href="${text(`${view.url}#${incident.id}`)}"/>
    <content type="html">${text(contentOf(incident))}</content>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>tag:tocsin,2026:${text(view.organization.id)}</id>
  <title>${text(view.organization.name)} status</title>
  <updated>${view.updatedAt}</updated>
  <author><name>${text(view.organization.name)}</name></author>
  <link rel="alternate" type="text/html" href="${text(view.url)}"/>
  <link rel="self" type="application/atom+xml" href="${text(`${view.url}/history.atom`)}"/>${entries.join('')}
</feed>
`;
}

/** The incidents as RSS 2.0. */
export function renderRss(view: StatusPage): string {
  const items = view.incidents.map(
    (incident) => `
    <item>
      <title>${text(incident.name)}</title>
      <description>${text(contentOf(incident))}</description>
      <pubDate>${new Date(incident.updatedAt).toUTCString()}</pubDate>
      <link>${text(`${view.url}#${incident.id}`)}</link>
      <guid isPermaLink="false">tag:tocsin,2026:${text(incident.id)}</guid>
    </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
  <channel>
    <title>${text(view.organization.name)} status</title>
    <link>${text(view.url)}</link>
    <description>Incidents of ${text(view.organization.name)}</description>
    <pubDate>${new Date(view.updatedAt).toUTCString()}</pubDate>${items.join('')}
  </channel>
</rss>
`;
}
