import type { Bilingual } from '@jiaohao/shared';
import type { ServiceGroupOffer } from '../domain/offers.ts';
import type { CardHint, ChoiceNote, DeskReason } from '../domain/visit/visit.ts';

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

export const cardExpired: Bilingual = {
  zh: '您的证件已过有效期，可以取号；办理业务请先向咨询台确认',
  en: 'Your card has expired. You may take a number; please ask at the desk whether it will do.',
};

export const outOfOrder: Bilingual = { zh: '设备故障，暂停使用', en: 'Out of order' };
export const goElsewhere: Bilingual = {
  zh: '请用另一台取号机，或到咨询台取号',
  en: 'Please use another kiosk or go to the information desk.',
};

/** What is said while numbers are given out without the hub. */
export const givenOffline: Bilingual = {
  zh: '系统连接中断，现在取的是离线号，照常排队、照常叫号',
  en: 'The system is away. You get an offline number; it is queued and called like any other.',
};
export const enteredAfterwards: Bilingual = {
  zh: '系统恢复后自动补录，按取号时间排队，不用重新取号',
  en: 'It is entered with its time when the system is back. You need no other number.',
};

export const deskReasons: Record<DeskReason, { title: Bilingual; advice: Bilingual }> = {
  'hub-away': {
    title: { zh: '请到咨询台取号', en: 'Please go to the information desk' },
    advice: { zh: '系统连接中断，这台机器暂时不能取号', en: 'The connection to the system is lost.' },
  },
  'hub-silent': {
    title: { zh: '请到咨询台取号', en: 'Please go to the information desk' },
    advice: {
      zh: '系统没有回应，您的号没有取成；号票若稍后打出，请直接使用',
      en: 'The system did not answer and you have no number yet. If a ticket is printed now, please use it.',
    },
  },
  'numbers-used-up': {
    title: { zh: '请到咨询台取号', en: 'Please go to the information desk' },
    advice: {
      zh: '系统连接中断，这台机器的离线号已经取完；咨询台发手写号',
      en: 'The system is away and this kiosk has given out all its offline numbers. The desk has numbers on paper.',
    },
  },
  'no-reprint': {
    title: { zh: '现在不能重打号票', en: 'No reprint at the moment' },
    advice: {
      zh: '您的号码仍然有效，请记住号码，留意叫号；需要纸质号票请到咨询台',
      en: 'Your number stands. Please remember it and listen for it; for paper go to the information desk.',
    },
  },
};

/** Kiosks that print, when this one does not. */
export const goToKiosk = (kiosks: readonly string[]): Bilingual =>
  kiosks.length === 0
    ? { zh: '要纸质号票请用另一台取号机，或到咨询台', en: 'For paper use another kiosk or go to the desk.' }
    : {
        zh: `要纸质号票请到 ${kiosks.join('、')} 取号机`,
        en: `For a paper ticket go to kiosk ${kiosks.join(' or ')}.`,
      };

/** An estimated wait. Nobody is told "about 0 minutes". */
export const waitWords = (minutes: number): Bilingual =>
  minutes === 0
    ? { zh: '无需等候', en: 'No wait' }
    : { zh: `约 ${minutes} 分钟`, en: `about ${minutes} min` };
