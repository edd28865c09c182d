/** Offered while typing a currency; every other code of ISO 4217 can be typed. */
export const COMMON_CURRENCIES = ['USD', 'EUR', 'CNY', 'TWD', 'HKD', 'JPY', 'GBP', 'SGD', 'AUD'];
