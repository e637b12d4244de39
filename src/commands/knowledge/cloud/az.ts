import type { Knowledge } from '../program.ts';
import { judgeNounVerb } from './noun-verb.ts';

/** Microsoft Azure: https://learn.microsoft.com/cli/azure/reference-index */
export const az: Knowledge = {
  programs: [{ names: ['az'], judge: judgeNounVerb }],
  examples: {
    reads: `
      az vm list -o table
      az aks show -g shop -n main
      az monitor metrics list --resource r
      az network watcher show-next-hop -g a
      az postgres flexible-server backup list -g shop -n orders-db`,
    changes: `
      az vm restart -g shop -n web-1
      az login
      az postgres flexible-server backup create -g shop -n orders-db -b before
      az storage message get -q orders
      az advisor recommendation list --refresh
      az webapp config appsettings set -g a -n b --settings A=1`,
    destroys: `
      az group delete -n shop --yes
      az monitor log-analytics query delete x`,
  },
};
