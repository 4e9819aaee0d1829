import { useState } from 'preact/hooks';
import type { Bilingual } from '@jiaohao/shared';
import { Button, Choice, Dialog, Field, Notice } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import { act } from '../../api.ts';
import { outcome } from '../outcome.ts';
import { wholeNumberIn } from '../tickets/found.ts';

const incomplete: Bilingual = {
  zh: '请填写事项、姓名和电话。',
  en: 'Fill in what it is about, the name and the number.',
};

/** Somebody urgent leaves a number (§32-1-4). Name and number go into the contact book only. */
export function CallBackForm({ view, onClose }: { view: DeskView; onClose: () => void }) {
  const [form, setForm] = useState({ what: '', name: '', phone: '', note: '', ticket: '' });
  const [service, setService] = useState(view.services[0]?.service ?? '');
  const [wrong, setWrong] = useState<Bilingual | null>(null);
  const field = (key: keyof typeof form, name: Bilingual, more: object = {}) => (
    <Field name={name} value={form[key]} onInput={(text) => setForm({ ...form, [key]: text })} {...more} />
  );
  const save = async (): Promise<void> => {
    const [what, name, phone, note] = [form.what, form.name, form.phone, form.note].map((text) =>
      text.trim(),
    );
    if (!what || !name || !phone) return setWrong(incomplete);
    if (!/^\+?[\d -]{5,20}$/.test(phone))
      return setWrong({ zh: '电话号码不对。', en: 'This is no telephone number.' });
    const ticket = wholeNumberIn(form.ticket, view.paper.numberDigits);
    const body = { service, what, name, phone, ...(note && { note }), ...(ticket !== null && { ticket }) };
    const said = await act('POST', '/call-backs', body);
    if (!said.ok) return setWrong(said.refusal);
    outcome.value = { good: true, zh: '回访已登记', en: 'The call-back is registered' };
    onClose();
  };
  return (
    <Dialog
      title={{ zh: '登记特急回访', en: 'New call-back' }}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      {field(
        'what',
        { zh: '事项（不要写姓名和电话）', en: 'About (no name, no number)' },
        { autofocus: true, maxLength: 200 },
      )}
      <div class="pair">
        <Choice
          name={{ zh: '业务', en: 'Service' }}
          value={service}
          options={view.services.map(({ service: id, name }) => [id, name] as const)}
          onInput={setService}
        />
        {field('ticket', { zh: '号票（可不填）', en: 'Ticket (optional)' }, { maxLength: 5 })}
      </div>
      <div class="pair">
        {field('name', { zh: '姓名', en: 'Name' }, { maxLength: 40 })}
        {field('phone', { zh: '电话', en: 'Phone' }, { type: 'tel', maxLength: 20 })}
      </div>
      {field('note', { zh: '何时方便等（可不填）', en: 'When to call (optional)' }, { maxLength: 200 })}
      {wrong && <Notice tone="bad" zh={wrong.zh} en={wrong.en} />}
      <div class="answers">
        <Button zh="返回" en="Back" onPress={onClose} />
        <Button look="main" submit zh="登记" en="Register" />
      </div>
    </Dialog>
  );
}
