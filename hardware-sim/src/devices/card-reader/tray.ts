import { idCardReader } from '@jiaohao/shared';

/** A card that a technician can lay on a reader. */
export interface TrayCard {
  /** What it is called on the command line. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly card: idCardReader.Card;
  /** Written on the card since it was issued; most have none. */
  readonly newAddress?: string;
  /** The chip cannot be read: the member has to be helped otherwise. */
  readonly damaged?: boolean;
}

/**
 * Identity numbers with a right check character that no living person has: county codes ending in 99 were never given out.
 * @param first17 the number without its check character
 */
const invented = (first17: string): string => first17 + (idCardReader.idNumberCheck(first17) ?? '');

const resident = (
  name: string,
  sex: idCardReader.Sex,
  birth: string,
  sequence: string,
  more: Partial<idCardReader.ResidentCard> = {},
): idCardReader.ResidentCard => ({
  layout: 'resident',
  name,
  sex,
  nation: '01',
  birth,
  address: '测试省测试市公积金路8号',
  idNumber: invented(`110199${birth.replaceAll('-', '')}${sequence}`),
  issuer: '测试市公安局',
  validFrom: '2016-05-20',
  validTo: '2036-05-20',
  ...more,
});

const residents: readonly TrayCard[] = [
  {
    id: 'zhang-san',
    zh: '张三 · 居民身份证',
    en: 'Zhang San, resident',
    card: resident('张三', 'male', '1990-03-07', '001'),
  },
  {
    id: 'li-si',
    zh: '李四 · 居民身份证',
    en: 'Li Si, resident',
    card: resident('李四', 'female', '1988-11-23', '002'),
  },
  {
    id: 'wang-xiuying',
    zh: '王秀英 · 老年人',
    en: 'Wang Xiuying, elderly',
    card: resident('王秀英', 'female', '1949-12-31', '024', { validFrom: '2015-08-01', validTo: null }),
  },
  {
    id: 'zhao-changqing',
    zh: '赵长庆 · 证件长期有效',
    en: 'Zhao Changqing, card valid for ever',
    card: resident('赵长庆', 'male', '1965-06-18', '035', { validFrom: '2013-02-04', validTo: null }),
  },
  {
    id: 'rare-name',
    zh: '王某某 · 生僻字姓名',
    en: 'A name with characters few fonts have',
    card: resident('王㛃𬱖', 'female', '1995-09-09', '046'),
  },
  {
    id: 'abduraxman',
    zh: '阿卜杜热合曼·买买提 · 少数民族',
    en: 'A long name, Uygur',
    card: resident('阿卜杜热合曼·买买提', 'male', '1979-01-15', '057', { nation: '05' }),
  },
  {
    id: 'moved',
    zh: '周迁 · 有新住址',
    en: 'Zhou Qian, moved since the card was issued',
    card: resident('周迁', 'male', '1984-04-30', '079'),
    newAddress: '测试省测试市新城区安居街16号',
  },
  {
    id: 'under-age',
    zh: '孙小明 · 未成年人',
    en: 'Sun Xiaoming, under age',
    card: resident('孙小明', 'male', '2012-08-12', '091', { validFrom: '2023-08-12', validTo: '2028-08-12' }),
  },
  {
    id: 'damaged',
    zh: '钱损 · 卡片已损坏',
    en: 'A damaged card',
    card: resident('钱损', 'female', '1972-10-02', '103'),
    damaged: true,
  },
];

const others: readonly TrayCard[] = [
  {
    id: 'chan-ka-yan',
    zh: '陈嘉欣 · 港澳台居民居住证',
    en: 'Chan Ka Yan, Hong Kong resident',
    card: {
      layout: 'hong-kong-macau-taiwan',
      name: '陈嘉欣',
      sex: 'female',
      birth: '1992-07-01',
      address: '测试省测试市滨海路3号',
      idNumber: invented('81000019920701004'),
      issuer: '测试市公安局',
      validFrom: '2021-03-15',
      validTo: '2026-03-15',
      passNumber: 'H00000001',
      issueCount: '01',
    },
  },
  {
    id: 'john-smith',
    zh: 'SMITH JOHN · 外国人永久居留证（旧版）',
    en: 'John Smith, foreign permanent resident, old card',
    card: {
      layout: 'foreign-permanent-old',
      englishName: 'SMITH, JOHN EXAMPLE',
      chineseName: '史密斯',
      sex: 'male',
      cardNumber: 'XXX110099010101',
      nationality: 'USA',
      birth: '1980-01-01',
      validFrom: '2019-06-01',
      validTo: '2029-06-01',
      version: '01',
      authority: '1100',
    },
  },
  {
    id: 'marco-rossi',
    zh: '马可 · 外国人永久居留证（2023版）',
    en: 'Marco Rossi, foreign permanent resident, card of 2023',
    card: {
      layout: 'foreign-permanent-2023',
      chineseName: '马可',
      englishName: 'ROSSI, MARCO EXAMPLE MASSIMILIANO ALESSANDRO',
      sex: 'male',
      reissueCount: '00',
      birth: '1986-05-05',
      idNumber: invented('91138019860505003'),
      nationality: 'ITA',
      validFrom: '2024-01-10',
      validTo: '2034-01-10',
    },
  },
];

/** The tray on the bench: all four kinds of card, invented persons. */
export const tray: readonly TrayCard[] = [...residents, ...others];

/** The card of that name, or undefined. */
export const cardFromTray = (id: string): TrayCard | undefined => tray.find((card) => card.id === id);
