'use client';
// One line of the entry grid. Draws again only when its own line, its figures or its problems change.
import { VisuallyHidden } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { memo } from 'react';
import { useFormats } from '@/i18n/formats';
import { useIssueText } from '@/i18n/errors';
import { localName } from '@/kernel/local-names';
import { usePriceRuleWords } from '../_detail/price-rule-words';
import classes from './entry.module.css';
import type { LineIssues } from './entry-refusal';
import type { EntryLine, LineField } from './entry-types';
import { LineButton, LineInput, LineNumber, LineSelect } from './numbered';
import { ProductCell } from './product-cell';
import { problemId, type RowActions } from './row-actions';
import { StockCell } from './stock-cell';
import type { PreviewLine } from './use-preview';

export interface EntryRowProps {
  readonly line: EntryLine;
  readonly preview: PreviewLine | undefined;
  readonly issues: LineIssues | undefined;
  readonly currency: string | null;
  readonly mayPrice: boolean;
  readonly actions: RowActions;
}

const FIELDS: readonly LineField[] = ['text', 'quantity', 'unit', 'price', 'discount'];

/** What is wrong is found anew at every key; a row is drawn again only if it says something else. */
function saysTheSame(a: LineIssues | undefined, b: LineIssues | undefined): boolean {
  if (a === b) return true;
  return FIELDS.every((field) => {
    const [left, right] = [a?.[field], b?.[field]];
    if (left?.code !== right?.code) return false;
    return JSON.stringify(left?.params) === JSON.stringify(right?.params);
  });
}

function isSameRow(a: EntryRowProps, b: EntryRowProps): boolean {
  const keys = ['line', 'preview', 'currency', 'mayPrice', 'actions'] as const;
  return keys.every((key) => a[key] === b[key]) && saysTheSame(a.issues, b.issues);
}

export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { line, issues, actions } = props;
  return (
    <>
      <div role="cell" className={classes.no}>
        <LineNumber />
      </div>
      <div role="cell" className={classes.product}>
        <ProductCell line={line} issue={issues?.text} actions={actions} />
        <ProductName line={line} />
      </div>
      <div role="cell" className={classes.quantity}>
        <CellInput {...props} field="quantity" />
      </div>
      <div role="cell" className={classes.unit}>
        <UnitCell {...props} />
      </div>
      <PriceCells {...props} />
      <div role="cell" className={classes.net}>
        <NetCell {...props} />
      </div>
      <div role="cell" className={classes.stock}>
        <StockCell line={line.product ? props.preview : undefined} />
      </div>
      <div role="cell" className={classes.actions}>
        <LineButton
          label="duplicate"
          className={classes.rowButton}
          onClick={() => actions.duplicate(line.key)}
        >
          <IconCopy size={15} stroke={1.6} />
        </LineButton>
        <LineButton
          label="remove"
          className={classes.rowButton}
          onClick={() => actions.remove(line.key)}
        >
          <IconTrash size={15} stroke={1.6} />
        </LineButton>
      </div>
      {issues && <RowProblems lineKey={line.key} issues={issues} />}
    </>
  );
}, isSameRow);

function ProductName({ line }: { readonly line: EntryLine }) {
  const locale = useLocale();
  if (!line.product) return null;
  const name = localName(line.product, locale);
  return (
    <span className={classes.name} title={name}>
      {name}
    </span>
  );
}

function RowProblems(props: { readonly lineKey: string; readonly issues: LineIssues }) {
  const issueText = useIssueText();
  const shown = FIELDS.flatMap((field) => props.issues[field] ?? []);
  return (
    <div className={classes.problems} id={problemId(props.lineKey)} role="cell">
      {shown.map((issue) => {
        const { problem, mend } = issueText(issue);
        return (
          <span key={issue.code}>
            {problem} {mend && <span className={classes.mend}>{mend}</span>}
          </span>
        );
      })}
    </div>
  );
}

/** Said inside an empty cell where no heading stands above it: on a phone. */
const HINTS = { quantity: 'quantity', price: 'price', discount: 'discountPercent' } as const;

type CellInputProps = EntryRowProps & {
  readonly field: 'quantity' | 'price' | 'discount';
  readonly placeholder?: string;
  readonly description?: string;
};

function CellInput({ line, field, placeholder, description, issues, actions }: CellInputProps) {
  const t = useTranslations('orders.field');
  const issue = issues?.[field];
  return (
    <LineInput
      label={field}
      data-hint={placeholder === undefined ? '' : undefined}
      className={classes.input}
      data-cell={field}
      data-figure=""
      data-issue={issue ? '' : undefined}
      inputMode="decimal"
      autoComplete="off"
      aria-invalid={issue ? true : undefined}
      aria-describedby={issue ? problemId(line.key) : undefined}
      aria-description={description}
      placeholder={placeholder ?? t(HINTS[field])}
      value={line[field]}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => actions.type(line.key, field, event.currentTarget.value)}
    />
  );
}

/** A unit the product does not have, as a spreadsheet may name one, stays to be seen and changed. */
function UnitCell({ line, issues, actions }: EntryRowProps) {
  const t = useTranslations('orders.entry');
  const { product } = line;
  if (!product) return null;
  const isKnown = [product.baseUnit, ...product.packs.map((pack) => pack.unit)].includes(line.unit);
  if (product.packs.length === 0 && isKnown) {
    return <span className={classes.onlyUnit}>{line.unit}</span>;
  }
  return (
    <LineSelect
      label="unit"
      className={classes.input}
      data-cell="unit"
      data-issue={isKnown ? undefined : ''}
      aria-invalid={isKnown ? undefined : true}
      aria-describedby={issues?.unit ? problemId(line.key) : undefined}
      value={line.unit}
      onChange={(event) => actions.type(line.key, 'unit', event.currentTarget.value)}
    >
      {!isKnown && <option value={line.unit}>{line.unit}</option>}
      <option value={product.baseUnit}>{product.baseUnit}</option>
      {product.packs.map((pack) => (
        <option key={pack.unit} value={pack.unit}>
          {t('packUnit', { unit: pack.unit, factor: pack.factor, base: product.baseUnit })}
        </option>
      ))}
    </LineSelect>
  );
}

/** The price, and in small the rule it comes from; the whole sentence to a screen reader. */
function PriceCells(props: EntryRowProps) {
  const formats = useFormats();
  const ruleWords = usePriceRuleWords();
  const { line, currency, mayPrice } = props;
  const preview = line.product ? props.preview : undefined;
  const rule = preview?.priceRule;
  const words = rule && currency ? ruleWords(rule, currency) : undefined;
  const price =
    preview?.unitPrice && currency
      ? formats.unitPrice(preview.unitPrice, currency, { display: 'none' })
      : undefined;
  const source = words && <PriceSource rule={rule} words={words} />;
  if (!mayPrice) {
    return (
      <div role="cell" className={classes.price} title={words}>
        <span className={classes.fixedFigure}>
          {price}
          {words && <VisuallyHidden>{words}</VisuallyHidden>}
        </span>
        {source}
      </div>
    );
  }
  return (
    <>
      <div role="cell" className={classes.price} title={words}>
        <CellInput {...props} field="price" placeholder={price} description={words} />
        {source}
      </div>
      <div role="cell" className={classes.discount}>
        <CellInput {...props} field="discount" />
      </div>
    </>
  );
}

function PriceSource(props: {
  readonly rule: PreviewLine['priceRule'] | undefined;
  readonly words: string;
}) {
  const { rule, words } = props;
  return (
    <span
      className={classes.priceSource}
      data-manual={rule?.by === 'manual' || undefined}
      aria-hidden
    >
      {rule?.by === 'manual' ? words : (rule?.code ?? words)}
    </span>
  );
}

function NetCell({ line, preview, currency }: EntryRowProps) {
  const formats = useFormats();
  if (!line.product || !preview || !currency || preview.unitPrice === null) return null;
  return <>{formats.money(preview.netMinor, currency, { display: 'none' })}</>;
}
