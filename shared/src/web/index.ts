/** The door for pages: what all of them are made of. Browser only. */
export { Button, type ButtonProps } from './button.tsx';
export { clockTime, dateTime, timeZone } from './clock-time.ts';
export { Dialog, type DialogProps } from './dialog.tsx';
export { Check, Choice, Field, LongField } from './field.tsx';
export { followLive, type Live, type LiveOptions } from './follow-live.ts';
export { haveLetters } from './have-letters.ts';
export { Icon } from './icon.tsx';
export { keepLanguage, language, say, type Language } from './language.ts';
export { NotLive } from './not-live.tsx';
export { Notice, type NoticeProps } from './notice.tsx';
export { Panel } from './panel.tsx';
export { Pill, type Tone } from './pill.tsx';
export { Table, type Column } from './table.tsx';
export { TicketNumber } from './ticket-number.tsx';
export { TopBar } from './top-bar.tsx';
export { Both, Say } from './words.tsx';
