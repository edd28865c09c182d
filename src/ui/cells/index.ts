// Figures, dates and names as cells.
export { DateText, DateTimeText, MoneyText, Nothing, PercentText, QuantityText } from './figures';
export { NameWithCode } from './name-with-code';
