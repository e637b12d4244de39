import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { IntegrationSettings } from '../components/settings/integration-settings.tsx';
import { PasswordSettings } from '../components/settings/password-settings.tsx';
import { PeopleSettings } from '../components/settings/people-settings.tsx';
import { useRole, useSignedIn } from '../components/session-context.ts';
import { useTitle } from '../components/use-title.ts';

export function Settings(): ReactNode {
  const { org = '' }: { readonly org?: string } = useParams({ strict: false });
  const { session } = useSignedIn();
  const isAdmin = useRole(org) === 'admin';
  const name = session.organizations.find((one) => one.slug === org)?.name ?? org;
  useTitle('Settings');
  return (
    <>
      <PageHeader
        title="Settings"
        lead={
          <span className="foreign">
            {name}. Schedules, services and connections stand in <code className="font-mono text-[0.8125rem]">tocsin.yaml</code> beside the
            runbooks.{!isAdmin && ' Only an admin changes people and integrations.'}
          </span>
        }
      />
      <PageBody>
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <div className="grid grid-cols-1 gap-5">
            <PeopleSettings org={org} isAdmin={isAdmin} />
            <PasswordSettings />
          </div>
          <IntegrationSettings org={org} isAdmin={isAdmin} />
        </div>
      </PageBody>
    </>
  );
}
