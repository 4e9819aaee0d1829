import { X } from 'lucide';
import type { Bilingual } from '@jiaohao/shared';
import { Icon, say } from '@jiaohao/shared/web';
import type { DeskView } from '../../../http/shapes/desk.ts';
import type { Cell, PaperLine } from './paper-line.ts';
import { removeLine, typeInto } from './paper-list.ts';
import type { Said } from './result-of.ts';

export interface PaperRowProps {
  line: PaperLine;
  /** From 1. */
  nth: number;
  names: Readonly<Record<Cell, Bilingual>>;
  services: DeskView['services'];
  wrongCell: Cell | null;
  /** What is said behind it; null: nothing yet. */
  result: Said | null;
}

/** A line of the paper list. Once it is in the books, it is read only. */
export function PaperRow({ line, nth, names, services, wrongCell, result }: PaperRowProps) {
  const isIn = line.outcome.kind === 'accepted';
  const about = (cell: Cell) => ({
    'data-line': line.id,
    'data-cell': cell,
    'aria-label': `${say(names[cell])} ${nth}`,
    'aria-invalid': wrongCell === cell,
    value: line[cell],
  });
  const text = (cell: Cell) => (
    <td class={cell}>
      <input
        {...about(cell)}
        type="text"
        autocomplete="off"
        readOnly={isIn}
        maxLength={8}
        onInput={(event) => typeInto(line.id, cell, event.currentTarget.value)}
      />
    </td>
  );
  return (
    <tr class={isIn ? 'in' : ''}>
      <td class="nth">{nth}</td>
      {text('number')}
      <td class="service-cell">
        <select
          {...about('service')}
          disabled={isIn}
          onChange={(event) => typeInto(line.id, 'service', event.currentTarget.value)}
        >
          <option value="" />
          {services.map(({ service, name }, index) => (
            <option key={service} value={service}>
              {index + 1} {say(name)}
            </option>
          ))}
        </select>
      </td>
      {text('taken')}
      {text('called')}
      {text('window')}
      {text('ended')}
      <td class={`result ${result?.tone ?? ''}`} role="status">
        {result && say(result)}
      </td>
      <td>
        {!isIn && (
          <button type="button" class="remove" tabIndex={-1} onClick={() => removeLine(line.id)}>
            <Icon of={X} label={say({ zh: `删除第${nth}行`, en: `Remove row ${nth}` })} />
          </button>
        )}
      </td>
    </tr>
  );
}
