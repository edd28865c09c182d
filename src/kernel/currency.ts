/** ISO 4217: which codes are currencies, and how many digits their minor unit has. */

/** Active codes of ISO 4217 that are money people trade in (funds and metals left out). */
const CODES = new Set(
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
  BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
  GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
  KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
  NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
  SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED
  VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW`.split(/\s+/),
);

const NO_MINOR_UNIT = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const THOUSANDTHS = 'BHD IQD JOD KWD LYD OMR TND';

const DIGITS = new Map<string, number>([
  ...NO_MINOR_UNIT.split(' ').map((code) => [code, 0] as const),
  ...THOUSANDTHS.split(' ').map((code) => [code, 3] as const),
]);

export function isCurrency(code: string): boolean {
  return CODES.has(code);
}

/** Digits of the minor unit: JPY 0, TWD 2, KWD 3. An unknown code is a programming error. */
export function minorDigits(currency: string): number {
  if (!CODES.has(currency)) throw new RangeError(`unknown currency ${JSON.stringify(currency)}`);
  return DIGITS.get(currency) ?? 2;
}
