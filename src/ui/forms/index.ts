// Forms: state on a zod schema, fields for figures, dates and entities, alerts, guards.
export { AppForm, FormActions } from './app-form';
export { DateField } from './date-field';
export { EntityPicker } from './entity-picker';
export type { PickerOption } from './entity-picker';
export { DecimalInput, MoneyInput, QuantityInput } from './figure-input';
export { Meanwhile } from './meanwhile';
export { RefusalAlert } from './refusal-alert';
export {
  dateField,
  decimalField,
  moneyField,
  optionalDateField,
  optionalDecimalField,
  optionalMoneyField,
  optionalPickedField,
  optionalQuantityField,
  optionalText,
  pickedField,
  quantityField,
  requiredText,
} from './schema-fields';
export type { Picked } from './schema-fields';
export { useAppForm } from './use-app-form';
export type { AppFormState } from './use-app-form';
export { useSeen } from './use-seen';
export { UnsavedGuard } from './unsaved-guard';
export type { SearchFunction } from './use-search';
