/** The stylesheet of the public page, served as `/status/assets/status.css`. Light and dark by the reader's own setting. */
export const statusPageCss = `
:root { color-scheme: light dark;
  --ground: #f6f7f9; --card: #fff; --ink: #14181f; --soft: #586172; --line: #e1e5eb; --link: #1d5bd6;
  --good: #0b6b45; --minor: #b7791f; --major: #d1561a; --critical: #c62f3b; --care: #3b6fd4; --none: #cfd5de;
  --good-ground: #e6f5ee; --minor-ground: #fcf3df; --major-ground: #fdebdf; --critical-ground: #fce8e9; }
@media (prefers-color-scheme: dark) { :root {
  --ground: #0e1116; --card: #161b22; --ink: #eaeef4; --soft: #98a3b3; --line: #29313c; --link: #82aeff;
  --good: #3ecf8e; --minor: #eab54a; --major: #f58b4c; --critical: #f5707a; --care: #82aeff; --none: #333c48;
  --good-ground: #10281f; --minor-ground: #2c2413; --major-ground: #301e13; --critical-ground: #31171a; } }
* { box-sizing: border-box; margin: 0; }
body { background: var(--ground); color: var(--ink); font: 16px/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; -webkit-text-size-adjust: 100%; }
.top, main, footer { max-width: 860px; margin: 0 auto; padding: 0 20px; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 20px; top: 8px; background: var(--card); padding: 6px 12px; border-radius: 8px; z-index: 1; }
a { color: var(--link); text-underline-offset: 3px; } a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 4px; }
.top { display: flex; justify-content: space-between; align-items: center; gap: 16px; padding-top: 32px; padding-bottom: 28px; }
.brand { font-size: 20px; font-weight: 680; letter-spacing: -0.015em; overflow-wrap: anywhere; }
.top a { display: inline-block; white-space: nowrap; color: var(--ink); text-decoration: none; font-size: 14px; font-weight: 560; padding: 9px 14px; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
.top a:hover { border-color: var(--soft); }
h1 { font-size: 22px; line-height: 1.25; letter-spacing: -0.02em; font-weight: 680; }
h2 { font-size: 17px; letter-spacing: -0.01em; font-weight: 660; margin: 44px 0 14px; }
h3 { font-size: 16px; font-weight: 620; letter-spacing: -0.005em; overflow-wrap: anywhere; }
.banner { display: flex; align-items: center; gap: 16px; padding: 22px; border-radius: 16px; background: var(--tone-ground); border: 1px solid color-mix(in srgb, var(--tone) 30%, transparent); }
.banner p { color: var(--soft); font-size: 14px; margin-top: 2px; }
.badge { flex: none; width: 44px; height: 44px; border-radius: 50%; background: var(--tone); color: var(--card); display: grid; place-items: center; }
.is-none, .impact-none { --tone: var(--good); --tone-ground: var(--good-ground); }
.is-minor, .impact-minor { --tone: var(--minor); --tone-ground: var(--minor-ground); }
.is-major, .impact-major { --tone: var(--major); --tone-ground: var(--major-ground); }
.is-critical, .impact-critical { --tone: var(--critical); --tone-ground: var(--critical-ground); }
.components { list-style: none; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 16px; overflow: hidden; }
.component { padding: 20px 22px 16px; } .component + .component { border-top: 1px solid var(--line); }
.line { display: flex; justify-content: space-between; align-items: flex-start; gap: 16px; }
.about { color: var(--soft); font-size: 14px; overflow-wrap: anywhere; }
.state { flex: none; display: flex; align-items: center; gap: 8px; font-size: 14px; font-weight: 560; color: var(--tone); }
.state b { width: 9px; height: 9px; border-radius: 50%; background: var(--tone); }
.operational { --tone: var(--good); } .degraded_performance { --tone: var(--minor); } .partial_outage { --tone: var(--major); }
.major_outage { --tone: var(--critical); } .under_maintenance { --tone: var(--care); } .unknown { --tone: var(--none); }
.bars { display: flex; gap: 2px; height: 34px; margin-top: 14px; }
.bars i { flex: 1 1 0; min-width: 2px; border-radius: 2px; background: var(--tone); opacity: 0.92; } .bars i:hover { opacity: 1; transform: scaleY(1.08); }
.scale { display: flex; justify-content: space-between; gap: 12px; color: var(--soft); font-size: 12.5px; margin-top: 6px; font-variant-numeric: tabular-nums; }
.w60, .w30 { display: none; }
.incident { background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 20px 22px; scroll-margin-top: 20px; }
.incident + .incident { margin-top: 14px; }
.incident.open { border-color: color-mix(in srgb, var(--tone) 45%, var(--line)); box-shadow: inset 4px 0 0 var(--tone); }
.facts { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; font-size: 14px; color: var(--soft); margin-top: 6px; }
.impact { font-size: 12.5px; font-weight: 600; padding: 2px 9px; border-radius: 999px; background: var(--tone-ground); color: var(--tone); }
.impact.done { --tone: var(--good); --tone-ground: var(--good-ground); }
.incident ol { list-style: none; padding: 0; margin-top: 16px; display: grid; gap: 16px; }
.incident li { display: grid; grid-template-columns: 108px 1fr; gap: 16px; }
.word { font-size: 14px; font-weight: 620; } .word.resolved { color: var(--good); }
.body { white-space: pre-wrap; overflow-wrap: anywhere; } time { color: var(--soft); font-size: 13px; font-variant-numeric: tabular-nums; } .banner time { font-size: inherit; }
.day { padding: 16px 0; border-top: 1px solid var(--line); } .day h3 { font-size: 15px; margin-bottom: 8px; } .day .incident h3 { font-size: 16px; margin: 0; }
.quiet { color: var(--soft); font-size: 14px; }
footer { color: var(--soft); font-size: 13.5px; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 8px 20px; padding-top: 36px; padding-bottom: 44px; }
footer p { display: flex; gap: 16px; } footer a { color: inherit; }
@media (max-width: 720px) { .d90, .w90 { display: none; } .w60 { display: inline; } }
@media (max-width: 480px) {
  .top, main, footer { padding-left: 16px; padding-right: 16px; } .top { padding-top: 20px; padding-bottom: 20px; } .top a span { display: none; }
  .banner { padding: 18px 16px; } h1 { font-size: 20px; } .component, .incident { padding-left: 16px; padding-right: 16px; }
  .d60, .w60 { display: none; } .w30 { display: inline; } .bars { gap: 3px; }
  .incident li { grid-template-columns: 1fr; gap: 4px; } }
@media print { body { background: #fff; } .top a, .skip { display: none; } }
`.trimStart();
