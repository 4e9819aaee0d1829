import type { Bilingual } from '@jiaohao/shared';

/** What an address of a port looks like. */
export const portHint: Bilingual = {
  zh: '例如 /dev/ttyUSB0、COM3、tcp://10.0.0.7:4001',
  en: 'such as /dev/ttyUSB0, COM3, tcp://10.0.0.7:4001',
};
