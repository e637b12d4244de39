export interface KnownDifference {
  /** Document and line of the inventory. */
  readonly at: string;
  readonly field: string;
  readonly reason: string;
}

const ownName = 'the name is the inventory’s own; ours is what the document writes over the form';
const noNumber = 'a state without a number: a threshold compares with a number';

const projectScript = 'a script of the project: what it does is not known, and what is not known changes something';

/** Where the compiler and the inventory differ and the compiler stays as it is. docs/adr/0015 says the same in more words. */
export const knownDifferences: readonly KnownDifference[] = [
  { at: '001:1', field: 'product', reason: 'no sentence of the document names a product' },
  { at: '003:1', field: 'product', reason: 'no sentence of the document names a product' },
  { at: '004:1', field: 'product', reason: 'no sentence of the document names a product' },
  { at: '004:50', field: 'tool link: name', reason: 'the name is the inventory’s own; ours is the tool that the host names' },
  {
    at: '000:812',
    field: 'system: PagerDuty',
    reason: 'the rows name rotations; PagerDuty stands in the heading of the table, line 810, and is found there',
  },
  {
    at: '004:7',
    field: 'severity: escalation',
    reason: 'the table says nothing about escalation; the CTO stands on the ladder, line 367, and is found there',
  },
  { at: '000:78', field: 'threshold', reason: noNumber },
  { at: '000:688', field: 'threshold', reason: noNumber },
  {
    at: '000:80',
    field: 'threshold',
    reason: '“spikes to” is read as “at least”: at 100 % both say the same, below it only ours is right',
  },
  { at: '000:776', field: 'form: name', reason: ownName },
  { at: '003:479', field: 'form: name', reason: ownName },
  { at: '004:71', field: 'form: name', reason: ownName },
  { at: '004:84', field: 'form: name', reason: ownName },
  { at: '004:207', field: 'form: name', reason: ownName },
  { at: '003:479', field: 'form: fixed value', reason: 'the address stands in a sentence of the letter, not in a line with a key' },
  {
    at: '003:493',
    field: 'placeholder: @handle',
    reason: 'the inventory errs: @brandconnect is the middle of a mail address, nobody fills it in',
  },
  { at: '003:493', field: 'contact: found', reason: 'the address in a letter to customers is for customers; nobody is paged there' },
  {
    at: '003:373',
    field: 'contact: found',
    reason: 'a service level that names the CISO is a route (found as one), not a contact: it says no way to reach them',
  },
  { at: '003:287', field: 'contact: found', reason: 'a step that pages whoever is on call (found as a step) names nobody' },
  { at: '000:350', field: 'section: kind', reason: 'the model has a kind “prevention”, which the inventory’s list lacks' },
  {
    at: '003:187',
    field: 'communication: step',
    reason: 'the inventory errs: it lists the line among the steps, and its own trap “negative-instruction” expects that nothing is done',
  },
  {
    at: '003:338',
    field: 'step section',
    reason: 'it waits for the restart that it stands under, in the same fence: both are one step of the remediation',
  },
  {
    at: '000:565',
    field: 'step condition',
    reason: 'the causes are numbered above the fence; which of its commands belongs to which, only a reader guesses',
  },
  { at: '001:40', field: 'statement risk', reason: projectScript },
  { at: '003:323', field: 'statement risk', reason: projectScript },
  { at: '004:203', field: 'statement risk', reason: projectScript },
];
