import { words } from '../knowledge/verbs.ts';

/** What a part of an address begins with when asking for it does something: `clear-cache`, `evictAll`, `release_lock`. */
const imperatives = new Set(
  words(`abort activate apply cancel clean cleanup clear crash create deactivate delete deploy deregister destroy detach disable drain drop elect empty
    enable erase evict execute exit expire failover flush force halt invalidate kill lock migrate move mute pause promote purge quit rebalance rebuild
    redeploy refresh register reindex release reload remove replay reprocess reset restart restore resume retry rollback rotate run send set shutdown start stepdown stop
    suspend switchover sync terminate toggle tombstone trigger truncate unlock unmute unpause unregister update wipe`),
);

/** The same as the last word: `graceful-shutdown`, `snapshots-delete`, `cacheFlush`. Other verbs are names there: `last-run`, `data-sync`. */
const atTheEnd = new Set(
  words('clear delete destroy drain evict flush kill purge reload reset restart rotate shutdown terminate truncate wipe'),
);

/** Alone, as the last part of an address, or in front of what it is done to. */
const alone = new Set(
  words(`abort ack activate ban crash deactivate deploy deregister destroy die drop dropcaches erase exit failback freeosmemory halt killall mute notify
    poweroff quit rebalance redeploy reprocess resync send start stepdown switchover truncate unban unmute unpause unregister update upgrade wipe`),
);

/** What one asks about: `sync-status`, `restart_count`, `/deploy/history`; and what is read: `release-notes`. */
const asked = new Set(
  words(`at book books code count counts date docs documentation events example examples guide history id ids info list
    marker markers metrics name notes options page pages playbook point points policies policy rate reason report reports result results
    schedule stat state stats statistics status summary template templates time times timestamp tutorial type types url urls version versions window`),
);

/** `clear-cache`, `clear_cache`, `clearCache`: clear, cache. */
const wordsIn = (part: string): readonly string[] =>
  part
    .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '-')
    .toLowerCase()
    .split(/[-_]/u);

function isCompoundAct(whole: string): boolean {
  const part = whole.replace(/\.(?:php|do|action|aspx?|cgi)$/iu, '');
  const all = wordsIn(part);
  const [first = '', last = ''] = [all[0], all.at(-1)];
  if (all.length < 2 || all.length > 4 || !/^[a-z]+(?:[-_][a-z]+)*$/iu.test(part)) return false;
  return (imperatives.has(first) && !all.some((word) => asked.has(word))) || atTheEnd.has(last);
}

/**
 * True for a path whose parts say by their words that something is done. No server is known by them: they are what people call
 * such addresses of their own (`/admin/clear-cache`, `/job/start`), and GET is what they are asked for with.
 */
export function actsByWords(path: string): boolean {
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  // A file is read: a manifest, a page of documentation.
  if (/\.(?!php$|do$|action$|aspx?$|cgi$)[a-z]\w{0,5}$/iu.test(last)) return false;
  const what = parts.at(-2)?.toLowerCase() ?? '';
  return parts.some(isCompoundAct) || alone.has(last.toLowerCase()) || (alone.has(what) && !wordsIn(last).some((word) => asked.has(word)));
}
