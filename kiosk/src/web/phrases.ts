import type { Bilingual } from '@jiaohao/shared';
import type { ServiceGroupOffer } from '../domain/page.ts';
import type { CardHint, ChoiceNote } from '../domain/visit/visit.ts';

/** What the page says, Chinese first. */
export const groupNames: Record<ServiceGroupOffer['group'], Bilingual> = {
  deposit: { zh: '缴存变更', en: 'Deposits and changes' },
  withdrawal: { zh: '提取', en: 'Withdrawals' },
  loan: { zh: '贷款', en: 'Loans' },
};

export const cardHints: Record<CardHint, Bilingual> = {
  'place-again': {
    zh: '没有读到证件，请拿起来，再平放一次',
    en: 'The card was not read. Lift it and lay it down again.',
  },
  'try-other-card': {
    zh: '请放身份证、港澳台居民居住证或外国人永久居留身份证',
    en: 'Please lay an identity card, not another card.',
  },
  'ask-desk': {
    zh: '这张证件在这里读不出来，请到咨询台',
    en: 'This card cannot be read here. Please go to the information desk.',
  },
};

export const choiceNotes: Record<ChoiceNote, Bilingual> = {
  'needs-card': {
    zh: '办理这项业务需要身份证，请现在刷身份证',
    en: 'This service needs your ID card. Please lay it on the reader now.',
  },
  'needs-card-ask-desk': {
    zh: '办理这项业务需要身份证，读卡器有故障，请到咨询台取号',
    en: 'This service needs your ID card and the reader is out of order. Please go to the information desk.',
  },
  'service-closed': {
    zh: '这项业务现在不能取号',
    en: 'No tickets for this service at the moment.',
  },
};

export const outOfOrder: Bilingual = { zh: '设备故障，暂停使用', en: 'Out of order' };

/** An estimated wait. Nobody is told "about 0 minutes". */
export const waitWords = (minutes: number): string => (minutes === 0 ? '无需等候' : `约 ${minutes} 分钟`);
