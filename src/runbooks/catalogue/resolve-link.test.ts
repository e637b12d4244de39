import { expect, test } from 'vitest';
import { linkResolver } from './resolve-link.ts';

const resolve = linkResolver([
  { slug: 'disk-full', title: 'Disk full', file: 'docs/runbooks/disk.md' },
  { slug: 'disk-slow', title: 'Disk slow', file: 'docs/runbooks/disk.md' },
  { slug: 'start', title: 'Start', file: 'docs/README.md' },
  { slug: 'other-disk', title: 'Disk', file: 'other/docs/runbooks/disk.md' },
  { slug: 'spaces', title: 'Spaces', file: 'docs/a b.md' },
]);

test.each([
  ['docs/runbooks/pod.md', 'disk.md', 'disk-full', ''],
  ['docs/runbooks/pod.md', './disk.md#disk-slow', 'disk-slow', 'disk-slow'],
  ['docs/runbooks/pod.md', '../', 'start', ''],
  ['docs/runbooks/pod.md', '../disk/', 'disk-full', ''],
  ['docs/runbooks/pod.md', 'disk', 'disk-full', ''],
  ['docs/runbooks/pod.md', '/runbooks/disk/', 'disk-full', ''],
  ['docs/x.md', 'a%20b.md', 'spaces', ''],
  ['docs/x.md', 'a%2.md', null, ''],
  ['docs/runbooks/pod.md', '../../../../etc/passwd', null, ''],
  ['docs/runbooks/pod.md', 'nothing.md', null, ''],
])('from %s, %s is %s', (from, href, slug, anchor) => {
  expect(resolve(from, href)).toEqual(slug === null ? null : { slug, anchor });
});
