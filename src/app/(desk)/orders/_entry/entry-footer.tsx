'use client';
// Always in sight while typing: what the order comes to, what it does to the dealer's credit, which
// holds it would meet and what would clear them, and the way to send it.
import { Button, Checkbox, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCircleCheck, IconHandStop } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { memo, useState } from 'react';
import { useFormats } from '@/i18n/formats';
import type { OrderPreview } from '@/server/modules/orders/schemas';
import { CreditMeter } from '../_holds/credit-meter';
import { useRemedyWords } from '../_holds/use-remedy-words';
import classes from './entry.module.css';
import type { LivePreview } from './use-preview';

export interface EntryFooterProps {
  readonly live: LivePreview;
  readonly lineCount: number;
  /** The number a line that was sent has on this screen. */
  readonly lineNumber: (line: number) => number;
  readonly warehouseName: (id: string) => string | undefined;
  readonly isNew: boolean;
  readonly canSave: boolean;
  readonly isSaving: boolean;
  readonly isSubmitting: boolean;
  readonly keepsGoing: boolean;
  readonly onKeepGoing: (keeps: boolean) => void;
  readonly onSave: () => void;
  readonly onSubmit: () => void;
}

export const EntryFooter = memo(function EntryFooter(props: EntryFooterProps) {
  const t = useTranslations('orders.entry');
  const { live, isNew } = props;
  const { preview } = live;
  const isBusy = props.isSaving || props.isSubmitting;
  return (
    <footer className={classes.footer}>
      <ExpectedHolds {...props} />
      {preview?.credit && (
        <div className={`${classes.footCredit} ${classes.onPhone}`}>
          <CreditMeter credit={preview.credit} currency={preview.currency} />
        </div>
      )}
      <div className={classes.footMain}>
        <Totals live={live} lineCount={props.lineCount} />
        {preview?.credit && (
          <div className={`${classes.footCredit} ${classes.onDesk}`}>
            <CreditMeter credit={preview.credit} currency={preview.currency} />
          </div>
        )}
        <div className={classes.footButtons}>
          {isNew && (
            <Checkbox
              size="xs"
              className={classes.keepGoing}
              label={t('keepGoing')}
              checked={props.keepsGoing}
              onChange={(event) => props.onKeepGoing(event.currentTarget.checked)}
            />
          )}
          {props.canSave && (
            <Button
              variant="default"
              onClick={props.onSave}
              loading={props.isSaving}
              disabled={isBusy && !props.isSaving}
              aria-keyshortcuts="Control+S"
            >
              {t('save')}
            </Button>
          )}
          <Button
            onClick={props.onSubmit}
            loading={props.isSubmitting}
            disabled={isBusy && !props.isSubmitting}
            aria-keyshortcuts="Control+Enter"
          >
            {t(isNew || props.canSave ? 'submit' : 'submitChange')}
          </Button>
        </div>
      </div>
    </footer>
  );
});

function Totals({ live, lineCount }: { readonly live: LivePreview; readonly lineCount: number }) {
  const t = useTranslations('orders');
  const formats = useFormats();
  const { preview, isBehind, hasFailed } = live;
  const money = (minor: bigint | undefined) =>
    preview && minor !== undefined ? formats.money(minor, preview.currency) : '–';
  return (
    <dl
      className={classes.totals}
      data-behind={isBehind || undefined}
      aria-label={t('entry.totals')}
      aria-busy={isBehind || undefined}
    >
      <div>
        <dt>{t('field.total')}</dt>
        <dd className={classes.grand}>{money(preview?.totalMinor)}</dd>
      </div>
      <div className={classes.part}>
        <dt>{t('field.net')}</dt>
        <dd>{money(preview?.netMinor)}</dd>
      </div>
      {preview !== null && preview.discountMinor > 0n && (
        <div className={classes.part}>
          <dt>{t('field.discount')}</dt>
          <dd>{money(-preview.discountMinor)}</dd>
        </div>
      )}
      <div className={classes.part}>
        <dt>{t('field.tax')}</dt>
        <dd>{money(preview?.taxMinor)}</dd>
      </div>
      <div className={classes.part}>
        <dt>{t('field.lines')}</dt>
        <dd>{formats.number(lineCount)}</dd>
      </div>
      {hasFailed && (
        <Text size="xs" c="dimmed" role="status" maw={220}>
          {t('entry.previewFailed')}
        </Text>
      )}
    </dl>
  );
}

const EFFECTS = { hold: IconHandStop, block: IconBan, warn: IconAlertTriangle };
const SHOWN_HOLDS = 2;

function ExpectedHolds(props: EntryFooterProps) {
  const t = useTranslations('orders.entry');
  const { preview } = props.live;
  const [showsAll, setShowsAll] = useState(false);
  if (!preview || props.lineCount === 0) return null;
  const { holds } = preview;
  if (holds.length === 0) {
    // Without priced lines nothing has been judged yet.
    if (preview.lines.length === 0 || preview.issues.length > 0) return null;
    return (
      <div className={classes.clean}>
        <IconCircleCheck size={16} aria-hidden />
        {t('clean')}
      </div>
    );
  }
  const shown = showsAll ? holds : holds.slice(0, SHOWN_HOLDS);
  return (
    <section className={classes.footHolds} aria-live="polite">
      {shown.map((hold) => (
        <ExpectedHold
          key={hold.reason}
          {...props}
          hold={hold}
          currency={preview.currency}
          maxSteps={showsAll ? 8 : 2}
        />
      ))}
      <UnstyledButton
        className={classes.holdsToggle}
        aria-expanded={showsAll}
        onClick={() => setShowsAll((shows) => !shows)}
      >
        {t(showsAll ? 'holdsLess' : 'holdsMore')}
      </UnstyledButton>
    </section>
  );
}

function ExpectedHold(
  props: EntryFooterProps & {
    readonly hold: OrderPreview['holds'][number];
    readonly currency: string;
    readonly maxSteps: number;
  },
) {
  const t = useTranslations('orders');
  const remedyWords = useRemedyWords();
  const { hold, currency, lineNumber, warehouseName, maxSteps } = props;
  const EffectIcon = EFFECTS[hold.effect];
  const remedy = remedyWords(hold.remedy, { currency, lineNumber, warehouseName, maxSteps });
  return (
    <div className={classes.footHold} data-effect={hold.effect}>
      <EffectIcon size={16} stroke={1.8} aria-hidden />
      <Text span size="sm" fw={600}>
        {t(`entry.effect.${hold.effect}`)}: {t(`reason.${hold.reason}`)}
      </Text>
      <Text span size="sm" c="dimmed">
        {[...remedy.steps, ...(remedy.more ? [remedy.more] : [])].join('; ')}
      </Text>
    </div>
  );
}
