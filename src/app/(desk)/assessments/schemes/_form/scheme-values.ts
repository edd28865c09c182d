// A scheme as the form holds it (text as typed, in percent, days and points) and as the server takes
// it (parts per million, hundredths). Pure.
import { z } from 'zod';
import { decimalText, multiplyDecimal, roundToMinor } from '@/kernel/decimal';
import {
  SchemeInput,
  type SchemeView,
  type SchemeInput as Input,
} from '@/server/modules/assessments/schemas';
import { decimalField } from '@/ui/forms';

/** Percent to parts per million is four decimals, days to millionths six, points to hundredths two. */
const percentToPpm = (percent: string): bigint => roundToMinor(percent, 4);
const daysToPpm = (days: string): bigint => roundToMinor(days, 6);
const pointsToHundredths = (points: string): bigint => roundToMinor(points, 2);

const scaled = (value: bigint, scale: number) => decimalText({ unscaled: value, scale });

const fields = SchemeInput.shape;
const indicator = fields.indicators.element.shape;

export const schemeSchema = z.object({
  version: z.number(),
  code: fields.code,
  name: fields.name,
  nameEn: z.string().trim().max(200),
  nameHans: z.string().trim().max(200),
  nameHant: z.string().trim().max(200),
  subjectKind: fields.subjectKind,
  frequency: fields.frequency,
  delayDays: z.coerce.number().int().min(0).max(366),
  noBasis: fields.noBasis,
  active: z.boolean(),
  recipients: z.array(z.string()),
  recipientRoles: fields.recipientRoles.removeDefault(),
  mailsReport: z.boolean(),
  publishesItself: z.boolean(),
  indicators: z.array(
    z.object({
      indicator: indicator.indicator,
      weight: decimalField(4),
      target: decimalField(4),
      better: indicator.better,
      controllable: z.boolean(),
      scoring: indicator.scoring,
      bands: z.array(z.object({ from: decimalField(4), score: decimalField(2) })),
    }),
  ),
  grades: z.array(
    z.object({
      from: decimalField(2),
      grade: z.string().trim().min(1, 'request.required').max(10),
    }),
  ),
});

export type SchemeValues = z.input<typeof schemeSchema>;
export type IndicatorValues = SchemeValues['indicators'][number];

export const isInDays = (name: string): boolean => name === 'daysSalesOutstanding';

/** From nothing on: a straight line that began higher would give points to who reached nothing. */
const STANDARD_BANDS = [
  { from: '0', score: '0' },
  { from: '80', score: '60' },
  { from: '100', score: '100' },
  { from: '120', score: '120' },
];

/** A further indicator, with the bands most schemes use. */
export function newIndicator(
  name: IndicatorValues['indicator'],
  better: IndicatorValues['better'],
) {
  return {
    ...{ indicator: name, better, weight: '', target: '', controllable: true },
    scoring: 'LINEAR' as const,
    bands: STANDARD_BANDS.map((band) => ({ ...band })),
  };
}

export const EMPTY: SchemeValues = {
  ...{ version: 1, code: '', name: '', nameEn: '', nameHans: '', nameHant: '' },
  ...{ subjectKind: 'DEALER', frequency: 'MONTH', delayDays: 5, noBasis: 'EXCLUDE' },
  ...{ active: true, recipients: [], recipientRoles: [] },
  ...{ mailsReport: true, publishesItself: false },
  indicators: [
    { ...newIndicator('salesAttainment', 'HIGHER'), weight: '60', target: '100' },
    { ...newIndicator('collectionRate', 'HIGHER'), weight: '40', target: '80' },
  ],
  grades: [
    { from: '90', grade: 'A' },
    { from: '75', grade: 'B' },
    { from: '60', grade: 'C' },
    { from: '0', grade: 'D' },
  ],
};

export function toValues(scheme: SchemeView): SchemeValues {
  const { names, indicators, grades, id: _id, ...rest } = scheme;
  return {
    ...rest,
    nameEn: names.en ?? '',
    nameHans: names['zh-Hans'] ?? '',
    nameHant: names['zh-Hant'] ?? '',
    indicators: indicators.map(({ weightPpm, targetPpm, bands, ...line }) => ({
      ...line,
      weight: scaled(weightPpm, 4),
      target: scaled(targetPpm, isInDays(line.indicator) ? 6 : 4),
      bands: bands.map(({ from, score }) => ({ from: scaled(from, 4), score: scaled(score, 2) })),
    })),
    grades: grades.map(({ from, grade }) => ({ from: scaled(from, 2), grade })),
  };
}

export function toInput(values: z.output<typeof schemeSchema>): Input {
  const { nameEn, nameHans, nameHant, indicators, grades, version: _version, ...rest } = values;
  const names = Object.entries({ en: nameEn, 'zh-Hans': nameHans, 'zh-Hant': nameHant });
  return {
    ...rest,
    names: Object.fromEntries(names.filter(([, text]) => text !== '')),
    indicators: indicators.map(({ weight, target, bands, ...line }) => ({
      ...line,
      weightPpm: percentToPpm(weight),
      targetPpm: isInDays(line.indicator) ? daysToPpm(target) : percentToPpm(target),
      bands: bands.map(({ from, score }) => ({
        from: percentToPpm(from),
        score: pointsToHundredths(score),
      })),
    })),
    grades: grades.map(({ from, grade }) => ({ from: pointsToHundredths(from), grade })),
  };
}

/** The sum of the weights that are numbers already, in percent. */
export function weightSum(indicators: readonly { weight: string }[]): string {
  const field = decimalField(4);
  const sum = indicators.reduce((total, { weight }) => {
    const read = field.safeParse(weight);
    return read.success ? total + percentToPpm(read.data) : total;
  }, 0n);
  return decimalText(multiplyDecimal({ unscaled: sum, scale: 4 }, '1'));
}
