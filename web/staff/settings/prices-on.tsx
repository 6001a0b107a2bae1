import { ActionIcon, Anchor, Button, Group, Table, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { useAct, useList } from '../../ask/use-ask.ts';
import { Amount } from '../../ui/figures.tsx';
import { tellProblem } from '../../ui/problem-alert.tsx';
import { ProductSelect } from '../../ui/record-select.tsx';
import { useWords } from '../../words/words.ts';

interface Price {
  readonly product: string;
  readonly name: string;
  readonly currency: string;
  readonly unitPrice: string;
}

/** What stands on a price list; a price is set anew by setting it again. */
export function PricesOn({ priceList }: { priceList: string }) {
  const w = useWords();
  const may = useMay('catalog:write');
  const { rows, list } = useList<Price>('price.list', { priceList });
  const acting = useAct();
  const remove = (product: string): void =>
    acting.mutate({ command: 'price.remove', input: { priceList, product } }, { onError: tellProblem });
  return (
    <>
      {may && <SetPrice priceList={priceList} />}
      {list.isSuccess && rows.length === 0 && <Text c="dimmed">{w('settings.noPrices')}</Text>}
      <Table aria-label={w('settings.prices')} maw={640} mt="sm">
        <Table.Tbody>
          {rows.map(({ product, name, currency, unitPrice }) => (
            <Table.Tr key={product}>
              <Table.Td>
                <Anchor component={Link} to={`/products/${encodeURIComponent(product)}`} size="sm" fw={600}>
                  {product}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <bdi>{name}</bdi>
              </Table.Td>
              <Table.Td ta="right">
                <Amount of={unitPrice} currency={currency} />
              </Table.Td>
              <Table.Td w={44}>
                {may && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={w('settings.removePrice', { sku: product })}
                    onClick={() => remove(product)}
                  >
                    <IconX size={16} aria-hidden="true" />
                  </ActionIcon>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {list.hasNextPage && (
        <Button variant="subtle" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {w('list.more')}
        </Button>
      )}
    </>
  );
}

function SetPrice({ priceList }: { priceList: string }) {
  const w = useWords();
  const [product, setProduct] = useState('');
  const [unitPrice, setPrice] = useState('');
  const setting = useAct();
  const set = (event: FormEvent): void => {
    event.preventDefault();
    const input = { priceList, product, unitPrice };
    setting.mutate({ command: 'price.set', input }, { onSuccess: () => setPrice(''), onError: tellProblem });
  };
  return (
    <form onSubmit={set}>
      <Group align="flex-end">
        <ProductSelect label={w('settings.product')} value={product} onChange={setProduct} />
        <TextInput
          label={w('settings.price')}
          inputMode="decimal"
          value={unitPrice}
          onChange={(event) => setPrice(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!product || !unitPrice} loading={setting.isPending}>
          {w('settings.setPrice')}
        </Button>
      </Group>
    </form>
  );
}
