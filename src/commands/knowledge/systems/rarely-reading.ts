import { changesUnless } from '../shapes.ts';
import type { Program } from '../program.ts';

/** Programs of the system that change it, but have a way to only look: each by its page of the Debian manuals. */
export const rarelyReading: readonly Program[] = [
  changesUnless('passwd', 'changes accounts', { shows: '-S --status', further: '-a --all' }),
  changesUnless('chage', 'changes accounts', { shows: '-l --list', further: '-i --iso8601' }),
  changesUnless('ntpdate', 'changes the clock', { shows: '-q', further: '-4 -6 -d -v -u', valued: '-p -t -o' }),
  changesUnless('hwclock', 'changes the clock', {
    shows: '-r --show --get -V --version',
    further: '-u --utc -l --localtime -v --verbose',
    valued: '-f --rtc',
  }),
  changesUnless('at', 'schedules a job', { shows: '-l -V', valued: '-q' }),
  changesUnless('logrotate', 'rotates logs', { shows: '-d --debug --version --usage -?', further: '-v --verbose' }),
  changesUnless('update-alternatives', 'changes which program a name runs', {
    shows: '--display --list --query --get-selections --version --help',
    valued: '--altdir --admindir',
  }),
];
