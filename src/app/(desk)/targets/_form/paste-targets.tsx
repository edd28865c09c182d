'use client';
// Targets pasted from a spreadsheet: checked by the server row by row before anything is written. What
// would be replaced is shown; what somebody changed since then is not written over.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { MAX_TARGET_ROWS } from '@/server/modules/analytics/target-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { PasteDialogFrame, usePastedRows } from '../../_paste/paste-dialog-frame';
import { readTargetCells } from './paste-rows';
import { LateTargets, ReplacedTargets } from './replaced-targets';
import { KindSelect, type TargetKind } from './subject-field';

export function PasteTargets({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('targets');
  const [kind, setKind] = useState<TargetKind>('SALESPERSON');
  const read = useCallback((text: string) => readTargetCells(text, kind !== 'COMPANY'), [kind]);
  const pasted = usePastedRows('', read, MAX_TARGET_ROWS);
  const trpc = useTRPC();
  const input = { kind, rows: [...pasted.rows] };
  const check = useQuery(
    trpc.targets.checkPaste.queryOptions(input, {
      enabled: pasted.rows.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  const write = useWrite(trpc.targets.paste, {
    refresh: [trpc.targets.pathFilter(), trpc.figures.targets.pathFilter()],
    onSuccess: ({ created, updated, late }) => {
      if (created + updated > 0) notifyDone(t('pasted', { created, updated }));
      if (late.length === 0) onClose();
    },
  });
  const { data } = check;
  const replaces = data?.replaces ?? [];
  const seen = replaces.map(({ index, id, version }) => ({ index, id, version }));
  return (
    <PasteDialogFrame
      title={t('paste')}
      hint={t(kind === 'COMPANY' ? 'pasteCompanyText' : 'pasteText', { max: MAX_TARGET_ROWS })}
      example={t('pasteExample')}
      pasted={pasted}
      rowText={({ code, startsOn }) => `${code ?? ''} ${startsOn}`}
      check={{
        ...check,
        data: data && { created: data.created + data.replaces.length, refused: data.refused },
      }}
      write={write}
      takeLabel={(count) => t('takeRows', { count })}
      onTake={() => write.mutate({ ...input, seen })}
      onClose={onClose}
      below={
        <>
          <LateTargets late={write.data?.late ?? []} rows={write.variables?.rows ?? []} />
          {!check.isPlaceholderData && (
            <ReplacedTargets replaces={replaces} rows={pasted.rows} lineOf={pasted.lineOf} />
          )}
        </>
      }
    >
      <KindSelect value={kind} onChange={setKind} />
    </PasteDialogFrame>
  );
}
