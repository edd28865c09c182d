// Made-up names of the demo company: an outdoor equipment maker in Taiwan, its products, dealers.

export interface LocalName {
  en: string;
  hans: string;
  hant: string;
}

const name = (en: string, hans: string, hant: string): LocalName => ({ en, hans, hant });

export interface Kind {
  code: string;
  name: LocalName;
  /** List price of the plainest model in dollars, and what a pack holds. */
  price: number;
  pack: number;
}

export interface Group {
  code: string;
  name: LocalName;
  kinds: Kind[];
}

export const GROUPS: readonly Group[] = [
  {
    code: 'SHELTER',
    name: name('Shelter', '营帐', '營帳'),
    kinds: [
      { code: 'TENT', name: name('Tent', '帐篷', '帳篷'), price: 5200, pack: 4 },
      { code: 'TARP', name: name('Tarp', '天幕', '天幕'), price: 1850, pack: 10 },
    ],
  },
  {
    code: 'SLEEP',
    name: name('Sleep', '睡眠', '睡眠'),
    kinds: [
      { code: 'BAG', name: name('Sleeping bag', '睡袋', '睡袋'), price: 3100, pack: 6 },
      { code: 'MAT', name: name('Sleeping mat', '睡垫', '睡墊'), price: 1280, pack: 12 },
    ],
  },
  {
    code: 'CARRY',
    name: name('Carry', '背负', '背負'),
    kinds: [
      { code: 'PACK', name: name('Backpack', '背包', '背包'), price: 3650, pack: 6 },
      { code: 'DRY', name: name('Dry bag', '防水袋', '防水袋'), price: 480, pack: 24 },
    ],
  },
  {
    code: 'COOK',
    name: name('Cook', '炊事', '炊事'),
    kinds: [
      { code: 'STOVE', name: name('Stove', '炉具', '爐具'), price: 1650, pack: 12 },
      { code: 'POT', name: name('Cook set', '锅具组', '鍋具組'), price: 1180, pack: 12 },
      { code: 'CUP', name: name('Steel cup', '钢杯', '鋼杯'), price: 320, pack: 48 },
    ],
  },
  {
    code: 'LIGHT',
    name: name('Light', '照明', '照明'),
    kinds: [
      { code: 'LAMP', name: name('Headlamp', '头灯', '頭燈'), price: 890, pack: 24 },
      { code: 'LANT', name: name('Lantern', '营灯', '營燈'), price: 1120, pack: 12 },
    ],
  },
  {
    code: 'WEAR',
    name: name('Wear', '服装', '服裝'),
    kinds: [{ code: 'JACK', name: name('Rain jacket', '雨衣', '雨衣'), price: 2980, pack: 8 }],
  },
];

/** Ten series of every kind: 120 products. */
export const SERIES: readonly LocalName[] = [
  name('Ridge', '山脊', '山脊'),
  name('Summit', '峰顶', '峰頂'),
  name('Canyon', '峡谷', '峽谷'),
  name('River', '溪流', '溪流'),
  name('Meadow', '草原', '草原'),
  name('Glacier', '冰川', '冰川'),
  name('Forest', '森林', '森林'),
  name('Harbor', '港湾', '港灣'),
  name('Dune', '沙丘', '沙丘'),
  name('Aurora', '极光', '極光'),
];

export interface Place {
  code: string;
  name: LocalName;
  parent: string | null;
}

export const REGIONS: readonly Place[] = [
  { code: 'TW', name: name('Taiwan', '台湾', '台灣'), parent: null },
  { code: 'TW-N', name: name('North', '北部', '北部'), parent: 'TW' },
  { code: 'TW-C', name: name('Central', '中部', '中部'), parent: 'TW' },
  { code: 'TW-S', name: name('South', '南部', '南部'), parent: 'TW' },
  { code: 'TW-E', name: name('East', '东部', '東部'), parent: 'TW' },
  { code: 'ASIA', name: name('Asia', '亚洲', '亞洲'), parent: null },
  { code: 'HK', name: name('Hong Kong', '香港', '香港'), parent: 'ASIA' },
  { code: 'SG', name: name('Singapore', '新加坡', '新加坡'), parent: 'ASIA' },
];

export const LEVELS: readonly Place[] = [
  { code: 'PARTNER', name: name('Partner', '合作伙伴', '合作夥伴'), parent: null },
  { code: 'GOLD', name: name('Gold', '金级', '金級'), parent: 'PARTNER' },
  { code: 'SILVER', name: name('Silver', '银级', '銀級'), parent: 'PARTNER' },
  { code: 'RETAIL', name: name('Retail', '零售', '零售'), parent: null },
];

/** City, its region and its country. */
export const CITIES: ReadonlyArray<readonly [city: string, region: string, country: string]> = [
  ['Taipei', 'TW-N', 'Taiwan'],
  ['Keelung', 'TW-N', 'Taiwan'],
  ['Taoyuan', 'TW-N', 'Taiwan'],
  ['Hsinchu', 'TW-N', 'Taiwan'],
  ['Miaoli', 'TW-C', 'Taiwan'],
  ['Taichung', 'TW-C', 'Taiwan'],
  ['Changhua', 'TW-C', 'Taiwan'],
  ['Nantou', 'TW-C', 'Taiwan'],
  ['Chiayi', 'TW-S', 'Taiwan'],
  ['Tainan', 'TW-S', 'Taiwan'],
  ['Kaohsiung', 'TW-S', 'Taiwan'],
  ['Pingtung', 'TW-S', 'Taiwan'],
  ['Yilan', 'TW-E', 'Taiwan'],
  ['Hualien', 'TW-E', 'Taiwan'],
  ['Taitung', 'TW-E', 'Taiwan'],
  ['Kowloon', 'HK', 'Hong Kong'],
  ['Jurong', 'SG', 'Singapore'],
];

export const TRADES = ['Outdoor', 'Trailhead', 'Alpine Supply', 'Camp & Hike'] as const;

export const SALESPEOPLE: readonly string[] = ['林怡君', '陳志豪', 'Amy Wu', '黃俊傑', 'Grace Lim'];

export const PEOPLE: ReadonlyArray<{ role: string; name: string; email: string }> = [
  { role: 'ADMINISTRATOR', name: 'Ada Chen', email: 'admin' },
  { role: 'EXECUTIVE', name: '王建國', email: 'executive' },
  { role: 'SALES_MANAGER', name: 'Mei Lin', email: 'manager' },
  { role: 'ORDER_CLERK', name: '張雅婷', email: 'clerk' },
  { role: 'WAREHOUSE', name: 'Wei Hsu', email: 'warehouse' },
  { role: 'FINANCE', name: '李淑芬', email: 'finance' },
  { role: 'CONTROLLER', name: 'Daniel Kuo', email: 'controller' },
  { role: 'DEALER', name: '周大明', email: 'dealer' },
];
