import { Tabs } from '@mantine/core';
import { useMay } from '../identity/use-may.ts';
import { say } from '../language/say.ts';
import { Message } from '../ui/message.tsx';
import { Page, PageHead } from '../ui/page.tsx';
import { ChairsPanel } from './chairs.panel.tsx';
import { MonitorsPanel } from './monitors.panel.tsx';
import { UsersPanel } from './users.panel.tsx';

export function AdministrationPage() {
  if (!useMay('manage-clinic')) {
    return (
      <Message title={say('admin.only-administrators-manage-the')}>
        {say('admin.ask-an-administrator-of-your')}
      </Message>
    );
  }
  return (
    <Page width="narrow">
      <PageHead title={say('admin.administration')} />
      <Tabs defaultValue="monitors" keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="monitors">{say('admin.monitors')}</Tabs.Tab>
          <Tabs.Tab value="chairs">{say('admin.chairs')}</Tabs.Tab>
          <Tabs.Tab value="users">{say('admin.users')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="monitors">
          <MonitorsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="chairs">
          <ChairsPanel />
        </Tabs.Panel>
        <Tabs.Panel value="users">
          <UsersPanel />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
