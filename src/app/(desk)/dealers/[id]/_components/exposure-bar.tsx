'use client';
// What a dealer uses of its credit, part by part, against its limit. Each part has its word and its
// amount below, so nothing is told by colour alone.
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { AccountView } from '@/server/modules/receivables/schemas';
import { MoneyText } from '@/ui/cells';
import classes from './account-panel.module.css';
import { exposureShares } from './exposure-shares';

export function ExposureBar({ account }: { readonly account: AccountView }) {
  const t = useTranslations('receivables.account');
  const formats = useFormats();
  const { currency, creditLimitMinor, exposureMinor } = account;
  const shares = exposureShares(account);
  const exposure = formats.money(exposureMinor, currency);
  const label =
    creditLimitMinor === null
      ? t('barNoLimit', { exposure })
      : t('barLabel', { exposure, limit: formats.money(creditLimitMinor, currency) });
  return (
    <>
      <div className={classes.bar} role="img" aria-label={label}>
        {shares.parts.map((part) => (
          <span key={part.key} data-part={part.key} style={{ width: `${part.share * 100}%` }} />
        ))}
        {shares.limit !== null && (
          <span className={classes.limit} style={{ insetInlineStart: `${shares.limit * 100}%` }} />
        )}
      </div>
      <dl className={classes.legend}>
        {shares.parts.map((part) => (
          <div key={part.key} className={classes.part}>
            <dt>
              <span className={classes.dot} data-part={part.key} aria-hidden />
              {t(part.key)}
            </dt>
            <dd>
              <MoneyText minor={part.minor} currency={currency} />
            </dd>
          </div>
        ))}
        <div className={classes.part}>
          <dt>
            <span className={classes.dot} aria-hidden />
            {t('unapplied')}
          </dt>
          <dd>
            <MoneyText minor={-account.unappliedMinor} currency={currency} />
          </dd>
        </div>
      </dl>
    </>
  );
}
