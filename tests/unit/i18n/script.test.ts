// Each Chinese catalogue is written in its own script, in the words of its readers. The script is
// checked by the national character sets themselves: GB 2312 has the simplified forms, Big5 the
// traditional ones; the few forms of the other script that stand in each are named here.
import { describe, expect, it } from 'vitest';
import { loadMessages } from '@/i18n/messages';

const HAN = /\p{Script=Han}/u;

type Bytes = readonly [from: number, to: number];

/** Every Chinese character that two bytes of these ranges stand for. */
function charactersOf(encoding: string, lead: Bytes, trails: readonly Bytes[]): Set<string> {
  const decoder = new TextDecoder(encoding);
  const found = new Set<string>();
  for (let first = lead[0]; first <= lead[1]; first += 1) {
    for (const [from, to] of trails) {
      for (let second = from; second <= to; second += 1) {
        const text = decoder.decode(new Uint8Array([first, second]));
        if ([...text].length === 1 && HAN.test(text)) found.add(text);
      }
    }
  }
  return found;
}

const GB_2312 = charactersOf('gb18030', [0xb0, 0xf7], [[0xa1, 0xfe]]);
const BIG5 = charactersOf(
  'big5',
  [0xa4, 0xf9],
  [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ],
);

const SCRIPTS = [
  ['zh-Hans', GB_2312, '於乾後裏麽徵夥摺'],
  ['zh-Hant', BIG5, '与万从价体划几术极机柜据适荐'],
] as const;

/** What a term of the business, or of every program, is not called there. */
const FOREIGN_WORDS = {
  'zh-Hans':
    /品项|级距|排程|主计|栏位|栏名|讯息|资讯|预设|专案|汇入|汇出|登入|仪表板|价格表|贷记单|折让|出货|预留|挂起|载入|未税/,
  'zh-Hant':
    /信息|默認|屏幕|軟件|數據|網絡|打印|導入|導出|發貨|用戶|單元格|加載|刷新|質量|郵箱|粘貼|菜單/,
} as const;

function textsOf(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) =>
    textsOf(child, path ? `${path}.${key}` : key),
  );
}

describe('the character sets', () => {
  it('are those of the standards', () => {
    expect(GB_2312.size).toBe(6763);
    expect([...'貨訂單'].filter((one) => GB_2312.has(one))).toEqual([]);
    expect([...'货订单'].filter((one) => BIG5.has(one))).toEqual([]);
  });
});

describe.each(SCRIPTS)('%s', async (locale, characters, notOurs) => {
  const texts = textsOf(await loadMessages(locale));

  it('has no character of the other script', () => {
    const isForeign = (one: string) => notOurs.includes(one) || !characters.has(one);
    const foreign = texts.flatMap(([path, text]) => {
      const wrong = [...text].filter((one) => HAN.test(one) && isForeign(one));
      return wrong.length > 0 ? [`${path}: ${wrong.join('')}`] : [];
    });
    expect(foreign).toEqual([]);
  });

  it('has no word of the other side', () => {
    const word = FOREIGN_WORDS[locale];
    expect(texts.filter(([, text]) => word.test(text))).toEqual([]);
  });
});
