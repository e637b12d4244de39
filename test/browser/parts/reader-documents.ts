/** What the tests of the reader read, by file name. */
export const readerDocuments: Readonly<Record<string, string>> = {
  'queues/backlog.md': `---
title: Parcel queue backlog
owner: depot
---

# Parcel queue backlog

**Alert:** \`ParcelQueueBacklog\`

See [the label printer](../printers/label.md#printer-jam), [what follows](#mitigation), [the plan](https://depot.example/plans/backlog) and [nothing](gone.md).

<details>
<summary>Where the queue lives</summary>

In the <kbd>depot</kbd> namespace.

</details>

!!! warning "Do not rush"
    Parcels are not lost.

    They wait.

## Diagnosis

| Queue | Limit | What it holds | Who reads it | Where it is shown | Whom to ask when it grows and nobody knows why |
|---|---|---|---|---|---|
| inbound | 500 | parcels that came in at the northern gate | sorter | depot-overview-dashboard | sorting-team-on-duty |

\`\`\`bash
kubectl get pods -n depot -l app=sorter
kubectl logs deployment/sorter -n depot --since=2h --tail=500 --all-containers --timestamps --prefix | grep -E "parcel|timeout|refused|deadline-exceeded|the-very-end"
\`\`\`

Who holds the lock?

\`\`\`sql
SELECT pid, query FROM pg_stat_activity;
\`\`\`

\`\`\`sql
SELECT pg_terminate_backend(<pid>);
\`\`\`

<!-- tocsin-ignore pipe-hides-failure: an empty answer is read as a failure -->
\`\`\`bash
kubectl get events -n depot | tail -5
\`\`\`

## Mitigation

**If the sorter hangs:**

\`\`\`bash
kubectl delete pod <sorter-pod> -n depot
kubectl logs <sorter-pod> -n depot | grep parcel
\`\`\`

\`\`\`bash
kubectl delete namespace depot
\`\`\`

## Recovery

### Option 1: Open the southern gate

\`\`\`bash
kubectl scale deployment/south-gate -n depot --replicas=3
\`\`\`

### Option 2: Drain into the yard

\`\`\`bash
curl -f -X POST https://yard.depot.example/drain -H "Authorization: Bearer <yard-token>"
\`\`\`
`,
  'printers/label.md': `# Label printers

## Printer jam

**Alert:** \`LabelPrinterJam\`

### Diagnosis

\`\`\`bash
kubectl logs deployment/label-printer -n depot --tail=100
\`\`\`
`,
  'gates/gates.md': `# Gate runbooks

Both gates open by compressed air.

## Runbook: Northern gate shut

**Alert:** \`NorthernGateShut\`

### Mitigation

\`\`\`bash
kubectl rollout restart deployment/northern-gate -n depot
\`\`\`

---

## Runbook: Southern gate shut

**Alert:** \`SouthernGateShut\`

### Mitigation

\`\`\`bash
kubectl get events -n depot | tail -7
\`\`\`
`,
};
