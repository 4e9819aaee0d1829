/** GB/T 2261.1: the code on the card ↔ its meaning. */
export const sexes = { '0': 'unknown', '1': 'male', '2': 'female', '9': 'unspecified' } as const;
export type Sex = (typeof sexes)[keyof typeof sexes];
