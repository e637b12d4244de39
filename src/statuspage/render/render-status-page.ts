import { statusWords } from '../model/component.ts';
import type { PublicComponent, PublicIncident, StatusPage } from '../model/view.ts';
import { escapeText as text } from './escape.ts';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const dayMs = 86_400_000;
const shownDays = 15;

function dayWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day ?? 1} ${months[(month ?? 1) - 1] ?? ''} ${year ?? ''}`;
}
const time = (at: string) => `<time datetime="${at}">${dayWords(at.slice(0, 10))}, ${at.slice(11, 16)} UTC</time>`;

const icons = {
  good: '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
  bad: '<path d="M12 7v6.5M12 17.2v.1"/>',
} as const;
const icon = (kind: keyof typeof icons) =>
  `<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${icons[kind]}</svg>`;

function bars(component: PublicComponent): string {
  const days = component.days.map((day, index) => {
    const words = `${dayWords(day.date)}: ${day.status === null ? 'no data' : statusWords[day.status].toLowerCase()}`;
    // The narrow screen shows the last 30 days, the middle one 60: which day it is stands in the class.
    const age = component.days.length - index;
    return `<i class="${day.status ?? 'unknown'}${age > 60 ? ' d90' : age > 30 ? ' d60' : ''}" title="${words}"></i>`;
  });
  const bad = component.days.filter((day) => day.status !== null && day.status !== 'operational').length;
  const summary = bad === 0 ? 'no trouble in the last 90 days' : `trouble on ${bad} ${bad === 1 ? 'day' : 'days'} of the last 90`;
  const uptime =
    component.uptime === null ? '' : `<span>${component.uptime >= 99.995 ? '100' : component.uptime.toFixed(2)} % uptime</span>`;
  return `<div class="bars" role="img" aria-label="${text(component.name)}: ${summary}">${days.join('')}</div>
<p class="scale" aria-hidden="true"><span class="w90">90 days ago</span><span class="w60">60 days ago</span><span class="w30">30 days ago</span>${uptime}<span>today</span></p>`;
}

function componentRow(component: PublicComponent): string {
  return `<li class="component">
<div class="line"><div><h3>${text(component.name)}</h3>${component.description === null ? '' : `<p class="about">${text(component.description)}</p>`}</div>
<p class="state ${component.status}"><b></b>${statusWords[component.status]}</p></div>
${bars(component)}
</li>`;
}

function incidentCard(incident: PublicIncident, view: StatusPage): string {
  const names = view.components.filter(({ id }) => incident.componentIds.includes(id)).map(({ name }) => text(name));
  const updates = incident.updates.map(
    (update) =>
      `<li><p class="word ${update.status}">${capital(update.status)}</p><div><p class="body">${text(update.body)}</p>${time(update.at)}</div></li>`,
  );
  const isOpen = incident.resolvedAt === null;
  return `<article id="${text(incident.id)}" class="incident ${isOpen ? `open impact-${incident.impact}` : 'over'}">
<header><h3>${text(incident.name)}</h3><p class="facts">${isOpen ? `<span class="impact impact-${incident.impact}">${capital(incident.impact)} impact</span>` : '<span class="impact done">Resolved</span>'}${names.length > 0 ? `<span>${names.join(', ')}</span>` : ''}</p></header>
<ol>${updates.join('')}</ol>
</article>`;
}

function pastDays(view: StatusPage): string {
  const past = view.incidents.filter((incident) => incident.resolvedAt !== null);
  const today = Math.floor(Date.parse(view.now) / dayMs);
  const days = Array.from({ length: shownDays }, (_, index) => new Date((today - index) * dayMs).toISOString().slice(0, 10));
  const older = past
    .filter((incident) => !days.includes(incident.startedAt.slice(0, 10)))
    .map((incident) => incident.startedAt.slice(0, 10));
  return [...new Set([...days, ...older])]
    .map((date) => {
      const own = past.filter((incident) => incident.startedAt.slice(0, 10) === date);
      const isGoingOn = view.incidents.some((incident) => incident.resolvedAt === null && incident.startedAt.slice(0, 10) === date);
      return `<section class="day"><h3>${dayWords(date)}</h3>${own.length > 0 ? own.map((incident) => incidentCard(incident, view)).join('') : `<p class="quiet">${isGoingOn ? 'Still open: see above.' : 'No incidents.'}</p>`}</section>`;
    })
    .join('\n');
}

/**
 * The public page as one HTML document: no script, one linked stylesheet, everything in it escaped.
 * Works under `pageSecurityPolicy`. All times are UTC, and say so.
 */
export function renderStatusPage(view: StatusPage): string {
  const open = view.incidents.filter((incident) => incident.resolvedAt === null);
  const name = text(view.organization.name);
  const isGood = view.indicator === 'none';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(view.description)} · ${name} status</title>
<meta name="description" content="${text(view.description)}. Current status and past incidents of ${name}.">
<link rel="stylesheet" href="/status/assets/status.css">
<link rel="alternate" type="application/atom+xml" title="${name} status" href="${text(`${view.url}/history.atom`)}">
<link rel="alternate" type="application/rss+xml" title="${name} status" href="${text(`${view.url}/history.rss`)}">
</head>
<body class="is-${view.indicator}">
<a class="skip" href="#now">Skip to the current status</a>
<header class="top"><p class="brand">${name}</p><p><a href="${text(`${view.url}/history.atom`)}">Subscribe <span>by feed</span></a></p></header>
<main id="now">
<div class="banner" role="status"><span class="badge">${icon(isGood ? 'good' : 'bad')}</span><div><h1>${text(view.description)}</h1><p>As of ${time(view.now)}</p></div></div>
${open.length > 0 ? `<section aria-labelledby="open"><h2 id="open">Open incidents</h2>${open.map((incident) => incidentCard(incident, view)).join('\n')}</section>` : ''}
${view.components.length > 0 ? `<section aria-labelledby="components"><h2 id="components">Components</h2><ul class="components">${view.components.map(componentRow).join('\n')}</ul></section>` : ''}
<section aria-labelledby="past"><h2 id="past">Past incidents</h2>
${pastDays(view)}
</section>
</main>
<footer><p>All times are UTC.</p><p><a href="${text(`${view.url}/history.atom`)}">Atom</a> <a href="${text(`${view.url}/history.rss`)}">RSS</a> <a href="${text(`${view.url}/api/v2/summary.json`)}">JSON</a></p><p>Made with Tocsin</p></footer>
</body>
</html>
`;
}
