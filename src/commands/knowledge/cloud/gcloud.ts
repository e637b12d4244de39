import type { Knowledge } from '../program.ts';
import { withVerbData } from '../verbs.ts';
import { bqQuery } from './bq-query.ts';
import { judgeNounVerb } from './noun-verb.ts';

/** Google Cloud: https://docs.cloud.google.com/sdk/gcloud/reference, gsutil and bq. */
export const gcloud: Knowledge = {
  programs: [
    { names: ['gcloud'], judge: judgeNounVerb },
    withVerbData('gsutil', {
      options: '-u -h',
      flags: '-m -q -D -DD',
      // -o sets anything of its configuration
      acts: '-o',
      reads:
        'ls, cat, du, stat, version, hash, help, acl get, iam get, lifecycle get, versioning get, logging get, cors get, label get, notification list, bucketpolicyonly get, ubla get, retention get',
      changes: {
        'copies or changes objects':
          'cp, rsync, compose, setmeta, rewrite, mb, acl set|ch, iam set|ch, lifecycle set, versioning set, logging set, cors set, label set|ch, defacl, notification create, web, config, signurl, kms authorize, retention set|lock',
      },
      destroys: { 'removes objects': 'rm, rb, mv, notification delete' },
    }),
    withVerbData('bq', {
      options: '--project_id --dataset_id --format --location -n --max_results',
      flags: '-q --quiet --headless',
      acts: '--flagfile --bigqueryrc --apilog',
      reads: 'ls, show, head, version, help, get-iam-policy, info',
      changes: {
        'changes tables': 'mk, load, cp, update, insert, extract, cancel, set-iam-policy, add-iam-policy-binding, partition, init, wait',
      },
      destroys: { 'removes a table or a data set': 'rm, truncate' },
      special: { query: bqQuery },
    }),
  ],
  examples: {
    reads: `
      gcloud compute instances list --filter='status=RUNNING'
      gcloud container clusters describe main --region europe-west1
      gcloud logging read 'severity>=ERROR' --limit 50 --freshness=1h
      gcloud config get-value project
      gcloud auth list
      gcloud projects get-iam-policy shop
      gcloud secrets versions access latest --secret=db
      gcloud compute ssh web-1 --command='df -h'
      gcloud sql operations list --instance main
      gsutil ls gs://backups
      gsutil -m du -sh gs://backups
      bq show shop.orders
      bq query --use_legacy_sql=false 'SELECT count(*) FROM shop.orders WHERE day = "2026-01-01"'
      bq --project_id shop query --format csv --nouse_legacy_sql 'WITH a AS (SELECT 1) SELECT * FROM a'
      gcloud run services list
      gcloud run services describe web
      gcloud storage ls gs://b
      gcloud logging logs list
      gcloud deploy releases list`,
    changes: `
      gcloud container clusters get-credentials main
      gcloud compute instances stop web-1
      gcloud config set project shop
      gcloud compute ssh web-1
      gcloud compute instances add-tags list --tags a
      gcloud sql instances failover main
      gcloud auth login
      gsutil cp a gs://b/a
      gsutil kms authorize -p x -k y
      gcloud no-such-thing
      gcloud secrets versions access latest --secret=db --out-file=/etc/x
      gcloud run deploy web
      bq query
      bq query "$SQL"
      bq query 'INSERT INTO shop.orders VALUES (1)'
      bq query 'BEGIN DROP TABLE shop.orders; END'
      bq query 'SELECT 1; DROP TABLE shop.orders'
      bq query 'SELECT shop.remove_all(1)'
      bq query 'SELECT 1' 'FROM a'
      bq query --destination_table shop.copy 'SELECT 1'
      bq query --replace --destination_table=shop.copy 'SELECT 1'
      bq query --append_table 'SELECT 1'
      bq query --flagfile=./x 'SELECT 1'
      bq query --schedule='every 24 hours' 'SELECT 1'`,
    destroys: `
      gcloud compute instances delete web-1
      gcloud compute instances delete list
      gsutil rm -r gs://b
      bq rm -r -f shop
      gcloud logging logs delete web`,
  },
};
