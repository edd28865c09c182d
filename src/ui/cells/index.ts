// Figures and dates as cells.
export { DateText, DateTimeText, MoneyText, Nothing, PercentText, QuantityText } from './figures';
