import type { z } from 'zod';
import type { Bilingual } from '../../vocabulary/hall.ts';

/** What was said of an agent's equipment, read: sound, or why not in one sentence. */
export type ReadEquipment<E> =
  { readonly ok: true; readonly equipment: E } | { readonly ok: false; readonly why: Bilingual };

/** Reads what the settings say of an agent's equipment by what this program knows. */
export function readEquipment<E>(schema: z.ZodType<E>, said: unknown): ReadEquipment<E> {
  const checked = schema.safeParse(said);
  if (checked.success) return { ok: true, equipment: checked.data };
  const [first] = checked.error.issues;
  const place = first?.path.join('.') ?? '';
  const zh: unknown = first?.code === 'custom' ? first.params?.['zh'] : undefined;
  return {
    ok: false,
    why: {
      zh: `${place}：${typeof zh === 'string' ? zh : '这台机器上的程序不认识这一项，请更新程序。'}`,
      en: `${place}: ${first?.message ?? 'not understood'}`,
    },
  };
}
