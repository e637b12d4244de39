import { hasOption, insertAfter } from './rewrite.ts';
import type { Rewrite } from './rewrite.ts';

/** psql otherwise goes on after an error, reads somebody's start-up file, asks for a password, opens a pager. */
export const psqlStrict: Rewrite = {
  reason: 'psql stops at the first error, reads no start-up file and asks for no password',
  edits(frame) {
    const [own] = frame.words;
    if (frame.program !== 'psql' || own === undefined || hasOption(frame, '--version', '-V', '--help')) return [];
    const options = [
      ...(hasOption(frame, '-X', '--no-psqlrc') ? [] : ['-X']),
      ...(hasOption(frame, '-w', '--no-password', '-W', '--password') ? [] : ['-w']),
      ...(frame.words.some((word) => word.prefix.includes('ON_ERROR_STOP')) ? [] : ['-v ON_ERROR_STOP=1']),
    ];
    return options.length === 0 ? [] : [insertAfter(own, options.join(' '))];
  },
};
