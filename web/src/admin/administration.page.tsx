import { Tabs } from '@mantine/core';
import { useMay } from '../identity/use-may.ts';
import { Message } from '../ui/message.tsx';
import { Page, PageHead } from '../ui/page.tsx';
import { ChairsPanel } from './chairs.panel.tsx';
import { MonitorsPanel } from './monitors.panel.tsx';
import { UsersPanel } from './users.panel.tsx';

export function AdministrationPage() {
  if (!useMay('manage-clinic')) {
    return <Message title="Only administrators manage the clinic">Ask one of yours.</Message>;
  }
  return (
    <Page width="narrow">
      <PageHead title="Administration" />
      <Tabs defaultValue="monitors" keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="monitors">Monitors</Tabs.Tab>
          <Tabs.Tab value="chairs">Chairs</Tabs.Tab>
          <Tabs.Tab value="users">Users</Tabs.Tab>
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
