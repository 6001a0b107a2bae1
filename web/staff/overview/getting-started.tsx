import { Anchor, List } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../words/words.ts';
import { Card } from './card.tsx';

const STEPS = [
  ['addLocation', '/settings/locations'],
  ['addProduct', '/products'],
  ['addCustomer', '/customers'],
  ['addOrder', '/orders/new'],
  ['inviteOthers', '/settings/users'],
] as const;

/** A new company has nothing to look at: what to do first. */
export function GettingStarted() {
  const w = useWords();
  return (
    <Card title={w('overview.start')} hint={w('overview.startLead')}>
      <List type="ordered" spacing={4}>
        {STEPS.map(([step, to]) => (
          <List.Item key={step}>
            <Anchor component={Link} to={to}>
              {w(`overview.${step}`)}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
