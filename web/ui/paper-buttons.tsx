import { Button, Menu } from '@mantine/core';
import { IconEye, IconMail, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOfPaper, type Paper, print } from '../ask/papers.ts';
import { useMay } from '../ask/session.ts';
import { useWords } from '../words/words.ts';
import { EmailDialog } from './email-dialog.tsx';
import { tellProblem } from './problem-alert.tsx';

/** Looks at a document, prints it, or sends it by e-mail. `number` is missing while it is a draft. */
export function PaperButtons({ kind, id, number }: { kind: Paper; id: string; number: string | null }) {
  const w = useWords();
  const may = useMay('documents:write');
  const [isMailing, setMailing] = useState(false);
  const printing = useMutation({ mutationFn: () => print(kind, [id]), onError: tellProblem });
  return (
    <>
      <Menu position="bottom-end" keepMounted={false}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden="true" />}
            loading={printing.isPending}
          >
            {w('papers.print')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={addressOfPaper(kind, [id])}
            target="_blank"
            leftSection={<IconEye size={16} aria-hidden="true" />}
          >
            {w('papers.look')}
          </Menu.Item>
          <Menu.Item
            disabled={!may}
            onClick={() => printing.mutate()}
            leftSection={<IconPrinter size={16} aria-hidden="true" />}
          >
            {w('papers.printPdf')}
          </Menu.Item>
          <Menu.Item
            disabled={!may || number === null}
            onClick={() => setMailing(true)}
            leftSection={<IconMail size={16} aria-hidden="true" />}
          >
            {w('papers.email')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isMailing && number !== null && (
        <EmailDialog kind={kind} number={number} onClose={() => setMailing(false)} />
      )}
    </>
  );
}
