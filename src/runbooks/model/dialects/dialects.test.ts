import { beforeAll, describe, expect, it } from 'vitest';
import { initCommands } from '#commands';
import { compileSorterStuck as compile, headLines, readSteps as read, stepsIn } from './sorter-stuck.fixture.ts';

beforeAll(() => initCommands());

describe('boxes of MkDocs', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'what is indented is Markdown: sentences, a list, a fence',
      '!!! warning "Sessions end"\n    kubectl is what you need here, and kubectl get pods shows little.\n\n    - Tell the desk\n\n    ```bash\n    kubectl get pods -n belts\n    ```\n\nAfter it.',
      ['4 manual - Tell the desk', '7 command kubectl get pods -n belts'],
    ],
    [
      'a folded one, with an empty line behind its head',
      '??? note\n\n    ```bash\n    kubectl logs -n belts \\\n      deploy/belt --tail=5\n    ```\n',
      ['4 command kubectl logs -n belts \\\n  deploy/belt --tail=5'],
    ],
    ['tabs instead of spaces', '!!! tip\n\t```bash\n\tkubectl get nodes\n\t```\n', ['3 command kubectl get nodes']],
    ['one in another', '!!! note\n    ??? info "Deep"\n        ```sh\n        kubectl get ns\n        ```\n', ['4 command kubectl get ns']],
    [
      'one in a list item',
      '1. Look:\n\n    !!! danger\n        ```bash\n        kubectl get pods -n q\n        ```\n\n2. Call the desk\n',
      ['5 command kubectl get pods -n q', '8 manual 2. Call the desk'],
    ],
    ['one in a quote', '> !!! note\n>     ```bash\n>     kubectl get pods\n>     ```\n', ['3 command kubectl get pods']],
    ['Windows line ends', '!!! note\r\n    ```bash\r\n    kubectl get pods\r\n    ```\r\n', ['3 command kubectl get pods']],
    ['prose alone gives nothing', '!!! warning "Do not"\n\n    rm -rf / would be wrong here.\n\n    sudo reboot, too.\n', []],
    ['a sentence with signs is no box', '!!! important note to all\n\n```bash\nkubectl get pods\n```\n', ['4 command kubectl get pods']],
    ['an example in a fence stays text', '```text\n!!! note\n    Words\n\n=== "a"\n    Words\n```\n\n- Wait\n', ['9 manual - Wait']],
  ])('%s', (_, body, expected) => expect(read(body)).toEqual(expected));

  it('code in a box keeps what it is indented by beyond the box', () => {
    const [step] = stepsIn('!!! note\n\n    Then:\n\n        kubectl get pods -n belts\n');
    expect(step).toMatchObject({ kind: 'command', source: 'kubectl get pods -n belts', line: headLines + 5 });
  });

  it('the title is shown as a sentence, and guards what it holds when it is a guard', () => {
    const body =
      '!!! danger "Only if the primary is dead"\n    ```bash\n    kubectl delete pod db-0 -n db\n    ```\n\n```bash\nkubectl get pods -n db\n```';
    const [runbook] = compile(body).runbooks;
    const section = runbook?.sections.find(({ kind }) => kind === 'mitigation');
    expect(section?.items).toContainEqual({ text: 'Only if the primary is dead', line: headLines + 1 });
    expect(stepsIn(body).map(({ condition }) => condition)).toEqual(['if the primary is dead', null]);
  });

  it('a bold line in a box begins nothing beyond the box', () => {
    const steps = stepsIn('!!! note\n    **If you are new:**\n\n    - Ask the desk\n\n1. Restart the belt\n');
    expect(steps.map(({ source, condition }) => [source, condition])).toEqual([
      ['- Ask the desk', 'If you are new'],
      ['1. Restart the belt', null],
    ]);
  });
});

describe('tabs', () => {
  const fence = (indent: string, text: string): string => `${indent}\`\`\`bash\n${indent}${text}\n${indent}\`\`\`\n`;
  const one = 'kubectl rollout restart deploy/belt -n belts';
  const two = 'sudo systemctl restart belt';
  it.each<[string, string]>([
    ['MkDocs', `=== "Cluster"\n\n${fence('    ', one)}\n=== "Machine"\n\n${fence('    ', two)}`],
    [
      'Hugo',
      `{{< tabs >}}\n{{< tab "Cluster" >}}\n${fence('', one)}{{< /tab >}}\n{{% tab name="Machine" %}}\n${fence('', two)}{{% /tab %}}\n{{< /tabs >}}\n`,
    ],
    [
      'GitBook',
      `{% tabs %}\n{% tab title="Cluster" %}\n${fence('', one)}{% endtab %}\n\n{% tab title="Machine" %}\n${fence('', two)}{% endtab %}\n{% endtabs %}\n`,
    ],
    [
      'Docusaurus',
      `<Tabs groupId="x">\n<TabItem value="c" label="Cluster">\n\n${fence('', one)}\n</TabItem>\n<TabItem value="m" label="Machine">\n\n${fence('', two)}\n</TabItem>\n</Tabs>\n`,
    ],
    ['blocks of PyMdown', `/// tab | Cluster\n${fence('', one)}///\n\n/// tab | Machine\n${fence('', two)}///\n`],
  ])('each tab of %s is an option', (_, body) => {
    const steps = stepsIn(body);
    expect(steps.map(({ option, source }) => [option, source])).toEqual([
      ['Cluster', one],
      ['Machine', two],
    ]);
  });

  it('headings in a tab begin sections of their own, and end with it', () => {
    const { runbooks } = compile(
      '=== "Cluster"\n\n    #### Verification\n\n    1. Look at the belt\n\n=== "Machine"\n\n    #### Verification\n\n    1. Look at the lamp\n\nThen:\n\n1. Go home\n',
    );
    expect(
      runbooks.flatMap(({ sections }) => sections.map(({ kind, steps }) => [kind, steps.map(({ source, option }) => [source, option])])),
    ).toEqual([
      ['mitigation', [['1. Go home', null]]],
      ['verification', [['1. Look at the belt', 'Cluster']]],
      ['verification', [['1. Look at the lamp', 'Machine']]],
    ]);
  });
});

describe('boxes that close themselves, and quotes', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'Docusaurus',
      ':::tip[Fast]\n- Call the desk\n:::\n\n::::note\n:::warning\n```bash\nkubectl get pods\n```\n:::\n::::\n',
      ['2 manual - Call the desk', '8 command kubectl get pods'],
    ],
    [
      'Pandoc, in a list',
      '1. Look\n\n   ::: {.note title="x"}\n   ```bash\n   kubectl get pods\n   ```\n   :::\n\n2. Wait\n',
      ['5 command kubectl get pods', '9 manual 2. Wait'],
    ],
    [
      'Hugo',
      '{{% notice warning "Careful" %}}\n1. Call the desk\n{{% /notice %}}\n{{< hint info >}}\n```sh\nkubectl get ns\n```\n{{< /hint >}}\n',
      ['2 manual 1. Call the desk', '6 command kubectl get ns'],
    ],
    [
      'highlighted by Hugo',
      '{{< highlight bash "linenos=table" >}}\nkubectl get ns\nkubectl get pods\n{{< /highlight >}}\n',
      ['2 command kubectl get ns\nkubectl get pods'],
    ],
    [
      'GitHub',
      '> [!NOTE]\n> Words about kubectl get pods.\n>\n> ```bash\n> kubectl get pods\n> ```\n>\n> 1. Call the desk,\n>    which never sleeps\n',
      ['5 command kubectl get pods', '8 manual 1. Call the desk,\n   which never sleeps'],
    ],
    [
      'never closed',
      ':::tip\n\n```bash\nkubectl get pods\n```\n\n#### Verification\n\n1. Look\n',
      ['4 command kubectl get pods', '9 manual 1. Look'],
    ],
    [
      'rows of other things',
      ':::image type="content" source="a.png":::\n\n/// not a box\n\n```bash\nkubectl get pods\n```\n',
      ['6 command kubectl get pods'],
    ],
  ])('%s', (_, body, expected) => expect(read(body)).toEqual(expected));
});

describe('folds', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'with empty lines',
      '<details>\n<summary>More</summary>\n\n```bash\nkubectl get pods\n```\n\n</details>\n\n1. Wait\n',
      ['5 command kubectl get pods', '10 manual 1. Wait'],
    ],
    [
      'without empty lines',
      '<details><summary>If it still hangs</summary>\n```bash\nkubectl get pods\n```\n</details>\n1. Wait\n',
      ['3 command kubectl get pods', '6 manual 1. Wait'],
    ],
    [
      'in a list',
      '- <details><summary>More</summary>\n\n  ```bash\n  kubectl get pods\n  ```\n\n  </details>\n- Wait\n',
      ['4 command kubectl get pods', '8 manual - Wait'],
    ],
    [
      'with indented content',
      '<details>\n  <summary>More</summary>\n  ```bash\n  kubectl get pods\n  ```\n</details>\n',
      ['4 command kubectl get pods'],
    ],
    [
      'in one another',
      '<details>\n<summary>a</summary>\n<details>\n<summary>b</summary>\n- Call\n</details>\n</details>\n- Wait\n',
      ['5 manual - Call', '8 manual - Wait'],
    ],
  ])('%s', (_, body, expected) => expect(read(body)).toEqual(expected));
});
