/**
 * How a setting is typed in, read from its schema, so that a new setting gets its place on the
 * screen by being declared.
 */
import { z } from 'zod';
import { settingSchemas, type SettingKey } from '@/kernel/settings';

export type SettingField =
  | { kind: 'toggle' }
  | { kind: 'choice'; options: string[] }
  | { kind: 'integer'; min: number; max: number; isOptional: boolean }
  | { kind: 'integers'; min: number; max: number; maxItems: number }
  | { kind: 'rate' }
  | { kind: 'amount'; isOptional: boolean };

interface Shape {
  type?: string;
  enum?: string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  items?: Shape;
  anyOf?: Shape[];
}

/** Digits alone are minor units; anything else that is text with a pattern is a rate. */
const isAmount = (pattern: string | undefined) => pattern?.startsWith('^\\d') === true;

function fieldOf(shape: Shape, isOptional: boolean): SettingField {
  const { type, minimum: min = 0, maximum: max = Number.MAX_SAFE_INTEGER } = shape;
  if (shape.anyOf) {
    const inner = shape.anyOf.find((one) => one.type !== 'null') ?? {};
    return fieldOf(inner, true);
  }
  if (type === 'boolean') return { kind: 'toggle' };
  if (shape.enum) return { kind: 'choice', options: shape.enum };
  if (type === 'integer') return { kind: 'integer', min, max, isOptional };
  if (type === 'array' && shape.items?.type === 'integer') {
    const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = shape.items;
    return { kind: 'integers', min: minimum, max: maximum, maxItems: shape.maxItems ?? 50 };
  }
  if (type === 'string')
    return isAmount(shape.pattern) ? { kind: 'amount', isOptional } : { kind: 'rate' };
  throw new Error(`no field for a setting of this shape: ${JSON.stringify(shape)}`);
}

export function settingField(key: SettingKey): SettingField {
  return fieldOf(z.toJSONSchema(settingSchemas[key], { io: 'output' }) as Shape, false);
}
