import { idCardReader, type Member } from '@jiaohao/shared';

type Card = idCardReader.Card;

/** HMAC-SHA-256 under the centre's key, as 64 hex digits. Handed in, so that this room stays pure. */
export type KeyedHash = (text: string) => string;

/** What a visit knows of the person whose card was read. Nothing here leads back to the identity number. */
export interface Person {
  readonly member: Member;
  /** In whole years. */
  readonly age: number;
  /** The card's last day has passed: a queue number may be had with it, the business itself perhaps not. */
  readonly cardExpired: boolean;
}

/**
 * Reduces a card to what may leave this process. The card itself must be dropped by the caller at once.
 * @param today the hall's date, `YYYY-MM-DD`
 */
export function identify(card: Card, today: string, hash: KeyedHash): Person {
  const age = Math.max(0, idCardReader.ageOn(card.birth, today));
  return {
    member: { key: hash(identityOf(card)), maskedName: maskName(nameOf(card)), ageBand: ageBand(age) },
    age,
    cardExpired: card.validTo !== null && card.validTo < today,
  };
}

/** The text that stands for one person. The prefix keeps numbers of different kinds from meeting by accident. */
function identityOf(card: Card): string {
  return card.layout === 'foreign-permanent-old'
    ? `permanent-residence:${card.cardNumber.trim().toUpperCase()}`
    : `identity:${card.idNumber.trim().toUpperCase()}`;
}

function nameOf(card: Card): string {
  if (card.layout === 'resident' || card.layout === 'hong-kong-macau-taiwan') return card.name;
  return card.chineseName.trim() === '' ? card.englishName : card.chineseName;
}

/**
 * 张三 → 张*, 王小明 → 王**, 买买提·吐尔逊 → 买***, SMITH JOHN → S*** J***: enough for a person to know that the right
 * card was read, too little for a bystander.
 */
export function maskName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') return '*';
  if (/\p{Script=Latin}/u.test(trimmed)) {
    const words = trimmed.split(/[\s,]+/u).filter((word) => word !== '');
    return words
      .slice(0, 3)
      .map((word) => `${Array.from(word)[0] ?? ''}***`)
      .join(' ');
  }
  const [first = '', ...rest] = Array.from(trimmed);
  return first + '*'.repeat(Math.min(Math.max(rest.length, 1), 3));
}

function ageBand(age: number): Member['ageBand'] {
  if (age < 18) return 'under-18';
  return age < 65 ? '18-64' : '65-and-over';
}
